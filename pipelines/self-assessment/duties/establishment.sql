-- id: establishment
-- title: Required actions on the way to an order: open the case, find the parent, obtain the order or serve process
-- citation: 45 CFR 308.2(b)(2), 303.2(b), 303.3(b), 303.4(d) (T-1, T-3, T-4, T-5)
-- effective: 2017-

WITH asked AS (
  SELECT e.case_id, e.on_date, MIN(o.on_date) AS opened_on
  FROM case_event AS e
  LEFT JOIN case_event AS o ON o.case_id = e.case_id AND o.kind = 'case_opened' AND o.on_date >= e.on_date
  WHERE e.kind IN ('application', 'referral')
  GROUP BY e.case_id, e.on_date
),
opening AS (
  SELECT a.case_id, a.on_date, MIN(p.opened_on) AS period_on, MIN(a.opened_on) AS opened_on
  FROM asked AS a
  LEFT JOIN case_period AS p ON p.case_id = a.case_id AND p.service = 'ivd' AND p.opened_on >= a.on_date
  GROUP BY a.case_id, a.on_date
),
known AS (
  SELECT c.case_id, c.opened_on AS on_date
  FROM review_case AS c
  LEFT JOIN search AS s
    ON s.case_id = c.case_id AND s.kind = 'locate_needed'
    AND s.on_date BETWEEN c.opened_on AND c.opened_on + :limit_t5
  WHERE s.case_id IS NULL
  UNION
  SELECT case_id, on_date
  FROM search
  WHERE kind = 'located'
),
service AS (
  SELECT case_id, on_date, result IN :served OR result IN :diligent AS is_proven
  FROM case_event
  WHERE kind = 'service_of_process'
),
proceeding AS (
  SELECT
    k.case_id, k.on_date,
    MIN(CASE WHEN s.is_proven THEN s.on_date END) AS served_on,
    MIN(s.on_date) AS tried_on
  FROM known AS k
  LEFT JOIN service AS s ON s.case_id = k.case_id AND s.on_date >= k.on_date
  GROUP BY k.case_id, k.on_date
)
SELECT
  case_id, 'b.2.i' AS item, 'T-1' AS clock, on_date AS arose_on,
  CASE WHEN period_on <= opened_on OR opened_on IS NULL THEN period_on ELSE opened_on END AS done_on,
  CAST(NULL AS DATE) AS perhaps_on, CAST(NULL AS STRING) AS missing
FROM opening
UNION ALL
SELECT
  case_id, CASE WHEN step = 'first' THEN 'b.2.ii' ELSE 'b.2.iii' END, clock, arose_on, done_on, perhaps_on, missing
FROM location_duty
UNION ALL
SELECT
  case_id, 'b.2.iv', 'T-5', on_date, served_on, tried_on,
  'whether the efforts to serve process were diligent'
FROM proceeding
