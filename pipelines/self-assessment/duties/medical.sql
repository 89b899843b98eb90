-- id: medical
-- title: The three questions of medical support, each where it applies
-- citation: 45 CFR 308.2(e), 303.31(b), 303.32(c) (T-28, T-33)
-- effective: 2017-

WITH made AS (
  SELECT o.case_id, o.order_id, o.established_on AS on_date
  FROM support_order AS o
  JOIN review_case AS c ON c.case_id = o.case_id AND o.established_on BETWEEN c.first_day AND c.last_day
  WHERE COALESCE(o.paternity_only, 'N') <> 'Y'
    AND o.issuer_kind = 'this_state'
),
began AS (
  SELECT order_id, case_id, MIN(from_on) AS from_on
  FROM term
  WHERE kind = 'current_support'
  GROUP BY order_id, case_id
),
modified AS (
  SELECT DISTINCT t.case_id, t.order_id, t.from_on AS on_date
  FROM term AS t
  JOIN began AS b ON b.order_id = t.order_id AND b.case_id = t.case_id AND t.from_on > b.from_on
  JOIN review_case AS c ON c.case_id = t.case_id AND t.from_on BETWEEN c.first_day AND c.last_day
  WHERE t.kind = 'current_support'
),
asked AS (
  SELECT case_id, order_id, on_date, 'e.1' AS item FROM made
  UNION ALL
  SELECT case_id, order_id, on_date, 'e.1' FROM modified
),
provided AS (
  SELECT
    a.case_id, a.order_id, a.on_date,
    MAX(CASE WHEN t.case_id IS NOT NULL THEN 1 ELSE 0 END) = 1 AS is_medical
  FROM asked AS a
  LEFT JOIN term AS t
    ON t.case_id = a.case_id AND t.order_id = a.order_id
    AND t.kind IN ('health_coverage', 'cash_medical', 'medical_costs')
    AND t.to_on >= a.on_date
  GROUP BY a.case_id, a.order_id, a.on_date
),
ordered AS (
  SELECT t.case_id, MIN(t.from_on) AS from_on, MAX(t.to_on) AS to_on
  FROM term AS t
  JOIN review_case AS c ON c.case_id = t.case_id AND t.from_on <= c.last_day AND t.to_on >= c.last_day
  WHERE t.kind = 'health_coverage'
    AND t.obligated = 'noncustodial'
  GROUP BY t.case_id
),
covered AS (
  SELECT DISTINCT m.case_id
  FROM case_member AS m
  JOIN review_case AS c ON c.case_id = m.case_id
  JOIN health_coverage AS h ON h.person_id = m.person_id AND (h.case_id IS NULL OR h.case_id = m.case_id)
  WHERE m.role = 'child'
    AND h.payer = 'noncustodial'
    AND h.from_on <= c.last_day
    AND COALESCE(h.to_on, DATE '9999-12-31') >= c.first_day
),
sent AS (
  SELECT case_id, on_date FROM case_event WHERE kind = 'nmsn_sent'
),
uninsured AS (
  SELECT o.case_id, c.last_day, MAX(s.on_date) AS sent_on
  FROM ordered AS o
  JOIN review_case AS c ON c.case_id = o.case_id
  JOIN obligor_job AS j ON j.case_id = o.case_id AND j.from_on <= c.last_day AND j.to_on >= c.first_day
  LEFT JOIN covered AS v ON v.case_id = o.case_id
  LEFT JOIN sent AS s ON s.case_id = o.case_id AND s.on_date BETWEEN o.from_on AND c.last_day
  WHERE v.case_id IS NULL
  GROUP BY o.case_id, c.last_day
),
changed AS (
  SELECT j.case_id, j.from_on AS on_date, c.last_day, MIN(s.on_date) AS sent_on
  FROM obligor_job AS j
  JOIN review_case AS c ON c.case_id = j.case_id AND j.from_on BETWEEN c.first_day AND c.last_day
  JOIN ordered AS o ON o.case_id = j.case_id AND j.from_on >= o.from_on
  JOIN obligor_job AS e ON e.case_id = j.case_id AND e.person_id = j.person_id AND e.from_on < j.from_on
  LEFT JOIN sent AS s ON s.case_id = j.case_id AND s.on_date BETWEEN j.from_on AND c.last_day
  GROUP BY j.case_id, j.from_on, c.last_day
)
SELECT
  case_id, 'e.1' AS item, CAST(NULL AS STRING) AS clock, on_date AS arose_on,
  CASE WHEN is_medical THEN on_date END AS done_on, CAST(NULL AS DATE) AS perhaps_on, CAST(NULL AS STRING) AS missing
FROM provided
UNION ALL
SELECT
  case_id, 'e.2', CAST(NULL AS STRING), last_day, sent_on, last_day,
  'whether insurance was available at a reasonable cost, and accessible'
FROM uninsured
UNION ALL
-- A hire may be reported and entered weeks after it; a Notice never sent is an error once all that time has passed.
SELECT
  case_id, 'e.3', 'T-33', on_date, sent_on,
  CASE WHEN sent_on IS NOT NULL OR on_date + :limit_t28 + 14 > last_day THEN on_date END,
  'the day on which the hire was entered in the State Directory of New Hires'
FROM changed
