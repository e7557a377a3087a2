-- A thousand groups of one association, known for ten years, each with ten members, forty meetings with minutes, and evidence of each year.
INSERT INTO kept.group_state (owner, group_id, since, kind, name, leader, contact_name, contact_address)
SELECT 'drammen', 'g-' || g.x, DATEADD(YEAR, -10, DATE '{today}'), 'RESOURCE', 'Ressursgruppe ' || g.x, 'm1.g' || g.x || '@example.no',
       'Kari Kontakt', 'kari@example.no'
FROM SYSTEM_RANGE(1, 1000) AS g (x);
INSERT INTO kept.group_seat (owner, group_id, address, seat, name, organisation, organisation_number, personal_member, informed_only, language)
SELECT 'drammen', 'g-' || g.x, 'm' || m.x || '.g' || g.x || '@example.no', 1, 'Medlem ' || m.x, 'Bedrift ' || m.x, '97476067' || MOD(m.x, 10),
       FALSE, FALSE, 'nb'
FROM SYSTEM_RANGE(1, 1000) AS g (x), SYSTEM_RANGE(1, 10) AS m (x);
INSERT INTO kept.member_list (association, as_of, receipt_id) VALUES ('drammen', DATE '{today}', RANDOM_UUID());
INSERT INTO kept.member_organisation (association, organisation)
SELECT 'drammen', '97476067' || (n.x - 1) FROM SYSTEM_RANGE(1, 10) AS n (x);
INSERT INTO kept.meeting (about, owner, status, data, changed, starts_at, ends_at, uid, token, sequence, raised_sequence, timed_sequence,
  changed_at, receipt_id)
SELECT 'meeting drammen/g-' || g.x || '-' || n.x, 'drammen', 'called',
       '{"owner":"drammen","meetingId":"g-' || g.x || '-' || n.x || '","groups":["g-' || g.x || '"],"title":"Møte i gruppen","start":"'
         || FORMATDATETIME(DATEADD(DAY, 1 - 91 * n.x, DATE '{today}'), 'yyyy-MM-dd')
         || 'T09:00","timeZone":"Europe/Oslo","place":"Grønland 1, Drammen","agenda":["Godkjenning av referat","Saker fra styret","Eventuelt"]}',
       '', DATEADD(DAY, 1 - 91 * n.x, DATE '{today}'), DATEADD(DAY, 1 - 91 * n.x, DATE '{today}'), 'u-' || g.x || '-' || n.x,
       't-' || g.x || '-' || n.x, 0, 0, 0, CURRENT_TIMESTAMP, RANDOM_UUID()
FROM SYSTEM_RANGE(1, 1000) AS g (x), SYSTEM_RANGE(1, 40) AS n (x);
INSERT INTO kept.meeting_group (group_key, about)
SELECT 'drammen/g-' || g.x, 'meeting drammen/g-' || g.x || '-' || n.x FROM SYSTEM_RANGE(1, 1000) AS g (x), SYSTEM_RANGE(1, 40) AS n (x);
INSERT INTO kept.attendance (about, person, name, standing)
SELECT 'meeting drammen/g-' || g.x || '-' || n.x, 'm' || m.x || '.g' || g.x || '@example.no', 'Medlem ' || m.x,
       CASE WHEN MOD(g.x + n.x + m.x, 4) = 0 THEN 'absent' ELSE 'present' END
FROM SYSTEM_RANGE(1, 1000) AS g (x), SYSTEM_RANGE(1, 40) AS n (x), SYSTEM_RANGE(1, 10) AS m (x);
INSERT INTO kept.evidence (owner, evidence_id, group_id, kind, on_date, recorded_by, person, person_name, data, recorded_at, receipt_id)
SELECT 'drammen', 'valg-' || g.x || '-' || y.x, 'g-' || g.x, 'election', DATEADD(YEAR, -y.x, DATE '{today}'), 'Kari Kontakt',
       'm' || (MOD(y.x, 3) + 1) || '.g' || g.x || '@example.no', 'Medlem',
       '{"role":"leader","termFrom":"' || DATEADD(YEAR, -y.x, DATE '{today}') || '","termMonths":12}', CURRENT_TIMESTAMP, RANDOM_UUID()
FROM SYSTEM_RANGE(1, 1000) AS g (x), SYSTEM_RANGE(0, 9) AS y (x);
INSERT INTO kept.evidence (owner, evidence_id, group_id, kind, on_date, recorded_by, data, recorded_at, receipt_id)
SELECT 'drammen', 'evaluering-' || g.x || '-' || y.x, 'g-' || g.x, 'evaluation', DATEADD(YEAR, -y.x, DATE '{today}'), 'Kari Kontakt',
       '{"year":' || YEAR(DATEADD(YEAR, -y.x, DATE '{today}')) || ',"summary":"' || REPEAT('Fire møter og en frokost. ', 20)
         || '","plan":"' || REPEAT('Fire møter til. ', 20) || '","sentToBoardOn":"' || DATEADD(YEAR, -y.x, DATE '{today}') || '"}',
       CURRENT_TIMESTAMP, RANDOM_UUID()
FROM SYSTEM_RANGE(1, 1000) AS g (x), SYSTEM_RANGE(1, 9) AS y (x);
