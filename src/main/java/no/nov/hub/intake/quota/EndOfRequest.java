package no.nov.hub.intake.quota;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Closes the reservation when the request is over, however it ends. */
final class EndOfRequest implements AsyncListener {

  private final Reservation reservation;

  EndOfRequest(Reservation reservation) {
    this.reservation = reservation;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    reservation.close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    reservation.close();
  }

  @Override
  public void onError(AsyncEvent event) {
    reservation.close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
