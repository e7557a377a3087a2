-- Stored records for the benchmark, in the proportions of each thousand: 250 records on nov.events (150 events, two in three of
-- them changed once), 200 on nov.positions, 60 counts, 480 receipts and 10 rejections. {from} and {to} are thousands. Numbers are
-- multiplied by primes so that neighbours in time, in id and in the order of writing are different ones. Thirty years: 27 back.

INSERT INTO projection.event (event_key, organiser, event_id, uid, revision, status, reason, title, all_day, starts, ends, zone,
  starts_at, ends_at, lasting, theme, municipality, parent_key, fold_key, folded_into, data, receipt_id, first_offset, last_offset,
  first_published, last_modified)
SELECT organiser || '/' || event_id, organiser, event_id, event_id || '-' || organiser || '@hub.example.no',
  CASE WHEN MOD(x, 3) < 2 THEN 1 ELSE 0 END, CASE WHEN MOD(x, 25) = 0 THEN 'cancelled' ELSE 'active' END, NULL, title, FALSE,
  CAST(held_on AS VARCHAR) || 'T08:00', CAST(held_until AS VARCHAR) || 'T10:00', 'Europe/Oslo',
  CAST(held_on AS TIMESTAMP) + INTERVAL '7' HOUR, CAST(held_until AS TIMESTAMP) + INTERVAL '9' HOUR, held_until > held_on + INTERVAL '1' DAY,
  theme, municipality, CASE WHEN MOD(x, 20) = 1 AND x > 20 THEN organiser || '/e-' || (x - 7) END, 'f-' || x,
  CASE WHEN MOD(x, 100) = 99 THEN organiser || '/e-' || (x - 7) END,
  '{"organiser":"' || organiser || '","eventId":"' || event_id || '","title":"' || title || '","summary":"' || summary
    || '","start":"' || CAST(held_on AS VARCHAR) || 'T08:00","end":"' || CAST(held_until AS VARCHAR) || 'T10:00","theme":"' || theme
    || '","venue":{"name":"Papirbredden","address":"Grønland 58","municipality":"' || municipality || '"},"url":"https://example.no/'
    || event_id || '","audience":"medlemmer","capacity":80}',
  CAST(LPAD(CAST(MOD(x * 61803399, 99999989) AS VARCHAR), 8, '0') || '-0000-4000-8000-' || LPAD(CAST(x AS VARCHAR), 12, '0') AS UUID),
  x, x + 100000000, CAST(held_on AS TIMESTAMP) - INTERVAL '60' DAY, CAST(held_on AS TIMESTAMP) - INTERVAL '30' DAY
FROM (SELECT x, held_on, organiser, 'e-' || x AS event_id, 'Frokostmøte nr. ' || x || ' om næring og samferdsel' AS title,
        CASE WHEN MOD(x, 40) = 0 THEN CAST(held_on + INTERVAL '4' DAY AS DATE) ELSE held_on END AS held_until,
        'Vi inviterer medlemmene til et møte om saker som angår næringslivet i regionen, med innlegg, samtale og kaffe fra klokken halv åtte.' AS summary,
        (ARRAY['samferdsel', 'kompetanse', 'næringsareal', 'energi', 'reiseliv', 'helse', 'handel', 'gründer', 'eksport', 'økonomi', 'miljø', 'kultur'])[CAST(MOD(x * 31, 12) AS INTEGER) + 1] AS theme,
        (ARRAY['3301', '3303', '3305', '3201', '3203', '3316', '0301', '3312', '3314', '3310'])[CAST(MOD(x * 37, 10) AS INTEGER) + 1] AS municipality
      FROM (SELECT x, CAST(CURRENT_DATE + (MOD(x * 7919, 10957) - 9862) * INTERVAL '1' DAY AS DATE) AS held_on,
              (ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum', 'osloregionen'])[CAST(MOD(x, 7) AS INTEGER) + 1] AS organiser
            FROM {series}(({from} - 1) * 150 + 1, {to} * 150) AS s(x)) dated) events;

INSERT INTO projection.event_version (event_key, record_offset, revision, status, data, receipt_id, received_at)
SELECT event_key, first_offset, 0, 'active', data, receipt_id, first_published
FROM projection.event WHERE event_id LIKE 'e-%' AND first_offset > ({from} - 1) * 150 AND first_offset <= {to} * 150;

INSERT INTO projection.event_version (event_key, record_offset, revision, status, data, receipt_id, received_at)
SELECT event_key, last_offset, 1, status, data, receipt_id, last_modified
FROM projection.event WHERE event_id LIKE 'e-%' AND revision = 1 AND first_offset > ({from} - 1) * 150 AND first_offset <= {to} * 150;

INSERT INTO projection.event_co_organiser (event_key, participant, place, consented)
SELECT (ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum', 'osloregionen'])[CAST(MOD(x, 7) AS INTEGER) + 1] || '/e-' || x,
  (ARRAY['kongsberg', 'ringerike', 'baerum', 'asker', 'modum', 'osloregionen', 'drammen'])[CAST(MOD(x, 7) AS INTEGER) + 1], 0, MOD(x, 10) = 0
FROM {series}(({from} - 1) * 150 + 1, {to} * 150) AS s(x) WHERE MOD(x, 5) = 0;

INSERT INTO projection.issue (issue_id, title, first_at)
SELECT 'sak-' || LPAD(CAST(MOD((x * 10) * 61803399, 99999989) AS VARCHAR), 8, '0'), 'Sak nr. ' || x || ' om samferdsel i regionen',
  CAST(CURRENT_DATE - INTERVAL '100' DAY AS TIMESTAMP)
FROM {series}(({from} - 1) * 10 + 1, {to} * 10) AS s(x);

-- Twenty on each issue: five participants, four times each, half a year between. One in ten ends withdrawn, one in five is valid
-- for two years only; every third has had a hearing, whose deadline lies ahead for those whose last word is new.
INSERT INTO projection.position_version (issue_id, association, version, withdrawn, stance, supports, effective_on, ends_on,
  valid_until, deadline, theme, issue_level, data, message_id, receipt_id, admitted_at)
SELECT issue_id, association, version, withdrawn, CASE WHEN withdrawn THEN NULL ELSE stance END, NULL, effective_on,
  CASE WHEN version < 4 THEN CAST(effective_on + INTERVAL '180' DAY AS DATE) WHEN withdrawn THEN effective_on
    WHEN valid_until IS NOT NULL THEN CAST(valid_until + INTERVAL '1' DAY AS DATE) ELSE DATE '9999-12-31' END,
  valid_until, CASE WHEN MOD(issue, 3) = 0 AND NOT withdrawn THEN CAST(effective_on + INTERVAL '90' DAY AS DATE) END, theme, issue_level,
  '{"association":"' || association || '","issue":{"id":"' || issue_id || '","title":"Sak nr. ' || issue || ' om samferdsel i regionen"},"stance":"'
    || stance || '","summary":"Foreningen mener at saken bør løses sammen med kommunene, og at næringslivet skal høres før det vedtas."'
    || ',"demands":["Et forutsigbart regelverk","Framdrift i planarbeidet"],"theme":"' || theme || '","level":"' || issue_level
    || '","adoptedOn":"' || CAST(effective_on AS VARCHAR) || '"}',
  'p-' || x,
  CAST(LPAD(CAST(MOD((x + 200000000) * 61803399, 99999989) AS VARCHAR), 8, '0') || '-0000-4000-8000-' || LPAD(CAST(x + 200000000 AS VARCHAR), 12, '0') AS UUID),
  CAST(effective_on AS TIMESTAMP) + INTERVAL '12' HOUR
FROM (SELECT x, issue, version, withdrawn, issue_id, association, effective_on,
        CASE WHEN version = 4 AND NOT withdrawn AND MOD(issue, 5) = 0 THEN CAST(effective_on + INTERVAL '730' DAY AS DATE) END AS valid_until,
        (ARRAY['for', 'against', 'conditional', 'neutral'])[CAST(MOD(issue + place, 4) AS INTEGER) + 1] AS stance,
        (ARRAY['samferdsel', 'kompetanse', 'næringsareal', 'energi', 'reiseliv', 'helse', 'handel', 'gründer', 'eksport', 'økonomi', 'miljø', 'kultur'])[CAST(MOD(issue, 12) AS INTEGER) + 1] AS theme,
        (ARRAY['local', 'county', 'national'])[CAST(MOD(issue, 3) AS INTEGER) + 1] AS issue_level
      FROM (SELECT x, issue, place, version, version = 4 AND MOD(issue + place, 10) = 0 AS withdrawn,
              'sak-' || LPAD(CAST(MOD((issue * 10) * 61803399, 99999989) AS VARCHAR), 8, '0') AS issue_id,
              (ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum', 'osloregionen'])[CAST(MOD(place + issue, 7) AS INTEGER) + 1] AS association,
              CAST(CURRENT_DATE + (MOD(issue * 7919, 9000) - 9500 + version * 180) * INTERVAL '1' DAY AS DATE) AS effective_on
            FROM (SELECT x, (x - 1) / 20 + 1 AS issue, MOD(x - 1, 5) AS place, MOD((x - 1) / 5, 4) + 1 AS version
                  FROM {series}(({from} - 1) * 200 + 1, {to} * 200) AS s(x)) numbered) said) positions;

INSERT INTO projection.position_current (issue_id, association, version)
SELECT issue_id, association, version FROM projection.position_version
WHERE version = 4 AND message_id IN (SELECT 'p-' || x FROM {series}(({from} - 1) * 200 + 1, {to} * 200) AS s(x));

INSERT INTO projection.membership_count (association, as_of, shape, figures, sources, message_id, receipt_id, received_at)
SELECT (ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum'])[CAST(MOD(x, 6) AS INTEGER) + 1],
  CAST(CURRENT_DATE - MOD((x / 6) * 7919, 10007) * INTERVAL '1' DAY AS DATE), '8f6960af5fa84d41',
  '{"byKind.company":' || (480 + MOD(x * 31, 900)) || ',"byKind.person":20,"byMunicipality.3301":300,"byMunicipality.3312":'
    || (100 + MOD(x * 31, 900)) || ',"jobs":' || (12000 + MOD(x * 37, 9000)) || ',"joined":30,"left":12,"members":'
    || (500 + MOD(x * 31, 900)) || ',"staff":4}',
  '{}', 'c-' || x,
  CAST(LPAD(CAST(MOD((x + 400000000) * 61803399, 99999989) AS VARCHAR), 8, '0') || '-0000-4000-8000-' || LPAD(CAST(x + 400000000 AS VARCHAR), 12, '0') AS UUID),
  CAST(CURRENT_DATE AS TIMESTAMP)
FROM {series}(({from} - 1) * 60, {to} * 60 - 1) AS s(x);

-- What all of these counts state.
MERGE INTO projection.membership_shape s
USING (SELECT a.association FROM UNNEST(ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum']) AS a(association)) n
ON s.association = n.association AND s.shape = '8f6960af5fa84d41'
WHEN NOT MATCHED THEN INSERT (association, shape, figures) VALUES (n.association, '8f6960af5fa84d41',
  'byKind.company byKind.person byMunicipality.3301 byMunicipality.3312 jobs joined left members staff');

INSERT INTO projection.receipt (receipt_id, participant, message_id, status, receipt, given_at)
SELECT receipt_id, (ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum', 'osloregionen'])[CAST(MOD(x, 7) AS INTEGER) + 1], 'm-' || x,
  'accepted', '{"receiptId":"' || CAST(receipt_id AS VARCHAR) || '","messageId":"m-' || x || '","status":"accepted","reasons":[]}',
  CAST(CURRENT_DATE AS TIMESTAMP) - MOD(x * 7919, 10957) * INTERVAL '1' DAY
FROM (SELECT x, CAST(LPAD(CAST(MOD(x * 61803399, 99999989) AS VARCHAR), 8, '0') || '-0000-4000-8000-' || LPAD(CAST(x AS VARCHAR), 12, '0') AS UUID) AS receipt_id
      FROM {series}(({from} - 1) * 480 + 1, {to} * 480) AS s(x)) receipts;

-- All of the last four weeks, since they are kept no longer: ten thousand in a million are more than a month brings. Three in five
-- have been mended.
INSERT INTO projection.rejection (rejection_id, participant, status, origin, reasons, attributes, content, complete, rejected_at)
SELECT CAST(LPAD(CAST(MOD((x + 600000000) * 61803399, 99999989) AS VARCHAR), 8, '0') || '-0000-4000-8000-' || LPAD(CAST(x + 600000000 AS VARCHAR), 12, '0') AS UUID),
  (ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum', 'osloregionen'])[CAST(MOD(x, 7) AS INTEGER) + 1],
  CASE WHEN MOD(x, 4) = 0 THEN 'held' ELSE 'rejected' END, 'HTTP',
  '[{"field":"data.members","code":"schema","message":{"nb":"Feltet «members» mangler. Legg det til.","en":"The field “members” is missing. Add it."}}]',
  '{"content-type":"application/cloudevents+json"}',
  {bytes}, TRUE,
  CAST(CURRENT_TIMESTAMP AS TIMESTAMP) - MOD(x * 7919, 40009) * INTERVAL '1' MINUTE
FROM {series}(({from} - 1) * 10 + 1, {to} * 10) AS s(x);

INSERT INTO projection.mended_rejection (rejection_id, participant, receipt_id)
SELECT CAST(LPAD(CAST(MOD((x + 600000000) * 61803399, 99999989) AS VARCHAR), 8, '0') || '-0000-4000-8000-' || LPAD(CAST(x + 600000000 AS VARCHAR), 12, '0') AS UUID),
  (ARRAY['drammen', 'kongsberg', 'ringerike', 'baerum', 'asker', 'modum', 'osloregionen'])[CAST(MOD(x, 7) AS INTEGER) + 1],
  CAST(LPAD(CAST(MOD(x * 61803399, 99999989) AS VARCHAR), 8, '0') || '-0000-4000-8000-' || LPAD(CAST(x AS VARCHAR), 12, '0') AS UUID)
FROM {series}(({from} - 1) * 10 + 1, {to} * 10) AS s(x) WHERE MOD(x, 5) > 1;

DELETE FROM projection.calendar_state;
INSERT INTO projection.calendar_state (topic, next_offset, changed_at)
VALUES ('nov.events', 100000000 + {to}, CAST(CURRENT_DATE AS TIMESTAMP));
