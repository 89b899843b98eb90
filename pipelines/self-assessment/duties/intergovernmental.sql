-- id: intergovernmental
-- title: Required actions between jurisdictions, as far as the events show them
-- citation: 45 CFR 308.2(g), 303.7(b), (c), (d); 302.32(b)(1) (T-26, T-46 to T-51)
-- effective: 2017-

WITH request AS (
  SELECT r.case_id, r.direction, r.sent_on, r.closed_on
  FROM intergovernmental AS r
  JOIN review_case AS c ON c.case_id = r.case_id AND r.sent_on <= c.last_day
),
sent AS (
  SELECT case_id, on_date FROM case_event WHERE kind = 'interstate_sent'
  UNION
  SELECT case_id, sent_on FROM request WHERE direction = 'initiating'
),
elsewhere AS (
  SELECT
    e.case_id, e.on_date,
    MAX(CASE WHEN r.direction = 'responding' AND r.sent_on <= e.on_date THEN 1 ELSE 0 END) = 1 AS is_responding
  FROM case_event AS e
  LEFT JOIN request AS r ON r.case_id = e.case_id
  WHERE e.is_elsewhere
  GROUP BY e.case_id, e.on_date
),
referred AS (
  SELECT e.case_id, e.on_date, e.is_responding, MIN(s.on_date) AS sent_on
  FROM elsewhere AS e
  LEFT JOIN sent AS s ON s.case_id = e.case_id AND s.on_date >= e.on_date
  GROUP BY e.case_id, e.on_date, e.is_responding
),
unexplained AS (
  SELECT DISTINCT r.case_id, r.sent_on, c.opened_on
  FROM request AS r
  JOIN review_case AS c ON c.case_id = r.case_id
  LEFT JOIN elsewhere AS e ON e.case_id = r.case_id AND e.on_date <= r.sent_on
  WHERE r.direction = 'initiating'
    AND r.sent_on >= c.first_day
    AND e.case_id IS NULL
),
received AS (
  SELECT case_id, event_id, on_date FROM case_event WHERE kind = 'interstate_received'
),
answered AS (
  SELECT i.case_id, i.event_id, i.on_date, MIN(a.on_date) AS answered_on
  FROM received AS i
  LEFT JOIN case_event AS a
    ON a.case_id = i.case_id AND a.kind = 'interstate_answered' AND a.on_date >= i.on_date
    AND (a.refers_to IS NULL OR a.refers_to = i.event_id)
  GROUP BY i.case_id, i.event_id, i.on_date
),
placed AS (
  SELECT
    a.case_id, a.on_date, a.answered_on,
    MAX(CASE WHEN r.direction = 'responding' THEN 1 ELSE 0 END) = 1 AS is_responding
  FROM answered AS a
  JOIN request AS r ON r.case_id = a.case_id
  GROUP BY a.case_id, a.event_id, a.on_date, a.answered_on
),
ended AS (
  SELECT c.case_id, d.closed_on, MIN(e.on_date) AS told_on
  FROM closing AS d
  JOIN review_case AS c ON c.case_id = d.case_id
  JOIN intergovernmental AS r
    ON r.case_id = d.case_id AND r.direction = 'initiating' AND r.sent_on <= d.closed_on
    AND (r.closed_on IS NULL OR r.closed_on >= d.closed_on)
  LEFT JOIN case_event AS e ON e.case_id = d.case_id AND e.kind = 'interstate_sent' AND e.on_date >= d.closed_on
  GROUP BY c.case_id, d.closed_on
),
withdrawn AS (
  SELECT case_id, MAX(COALESCE(closed_on, DATE '9999-12-31')) AS closed_on
  FROM request
  WHERE direction = 'responding'
  GROUP BY case_id
),
forwarded AS (
  SELECT p.case_id, p.collected_on, MAX(p.disbursed_on) AS disbursed_on, COUNT(*) = COUNT(p.disbursed_on) AS is_whole
  FROM payment AS p
  JOIN review_case AS c ON c.case_id = p.case_id AND p.collected_on >= c.last_day - 45
  JOIN withdrawn AS w ON w.case_id = p.case_id
  WHERE p.paid_to = 'other_jurisdiction'
  GROUP BY p.case_id, p.collected_on
)
SELECT
  case_id, 'g.init.refer' AS item, 'T-46' AS clock, on_date AS arose_on, sent_on AS done_on,
  CAST(NULL AS DATE) AS perhaps_on, CAST(NULL AS STRING) AS missing, CAST(NULL AS DATE) AS ends_on
FROM referred
WHERE NOT is_responding
UNION ALL
-- The day of the clock's start is not recorded; no case has it before the case was opened.
SELECT
  case_id, 'g.init.refer', 'T-46', sent_on,
  CASE WHEN sent_on <= opened_on + :limit_t46 THEN sent_on END, sent_on,
  'the day on which all was there that the referral needed', CAST(NULL AS DATE)
FROM unexplained
UNION ALL
SELECT
  case_id, CASE WHEN is_responding THEN 'g.resp.registry' ELSE 'g.init.inform' END,
  CASE WHEN is_responding THEN 'T-49' ELSE 'T-47' END, on_date, answered_on,
  CAST(NULL AS DATE), CAST(NULL AS STRING), CAST(NULL AS DATE)
FROM placed
UNION ALL
SELECT case_id, 'g.init.close', 'T-48', closed_on, told_on, CAST(NULL AS DATE), CAST(NULL AS STRING), :fye
FROM ended
UNION ALL
SELECT
  case_id, 'g.resp.forward', 'T-50', on_date, sent_on, CAST(NULL AS DATE), CAST(NULL AS STRING), CAST(NULL AS DATE)
FROM referred
WHERE is_responding
UNION ALL
SELECT
  w.case_id, 'g.resp.close', 'T-51', w.closed_on, c.closed_on,
  CASE WHEN c.closed_on IS NULL THEN w.closed_on END,
  'whether it was agreed to keep the case open', :fye
FROM withdrawn AS w
JOIN review_case AS c ON c.case_id = w.case_id
WHERE w.closed_on BETWEEN c.first_day AND :fye
  AND (c.closed_on IS NULL OR c.closed_on >= w.closed_on)
UNION ALL
SELECT
  case_id, 'g.resp.collect', 'T-26', collected_on, CASE WHEN is_whole THEN disbursed_on END,
  CAST(NULL AS DATE), CAST(NULL AS STRING), CAST(NULL AS DATE)
FROM forwarded
