package no.nov.hub.intake.quota;

import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Brings the counts to the database now and then, and tells the operator who is near the end. */
@Component("keepingQuota")
public class KeepingQuota implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(KeepingQuota.class);

  /** As long as rejections and handled files, so that a day of a complaint can be looked up. */
  private static final Period KEPT = Period.ofDays(30);

  private final Quota quota;
  private final QuotaTables table;
  private final Set<String> told = new HashSet<>();

  KeepingQuota(Quota quota, QuotaTables table) {
    this.quota = quota;
    this.table = table;
  }

  public void keepAndTell() {
    keep();
    quota.usages().stream().filter(Usage::isNearlyUsedUp).forEach(this::tellOnce);
  }

  private void keep() {
    try {
      quota.keep();
    } catch (DataAccessException | TransactionException e) {
      // Health tells of the outage; the counts stay in memory and are added later.
      LOG.debug("What participants have sent could not be kept", e);
    }
  }

  private void tellOnce(Usage usage) {
    told.removeIf(each -> !each.startsWith(quota.today().toString()));
    if (usage.isUsedUp() && told.add(quota.today() + " all " + usage.participant())) {
      LOG.warn(
          "{} has used its quota of {} today. Nothing more of it is taken before {}. To raise it, set hub.quota.participants.{} and start the hub anew",
          usage.participant(),
          Amount.of(usage.most()),
          quota.anew(),
          usage.participant());
    } else if (!usage.isUsedUp() && told.add(quota.today() + " most " + usage.participant())) {
      LOG.warn(
          "{} has used {} % of its quota of {} today",
          usage.participant(), usage.percent(), Amount.of(usage.most()));
    }
  }

  public void forgetOld() {
    table.forgetBefore(quota.today().minus(KEPT));
  }

  /** What an orderly stop has still in memory. */
  @Override
  public void destroy() {
    keep();
  }
}
