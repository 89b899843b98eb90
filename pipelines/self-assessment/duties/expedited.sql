-- id: expedited
-- title: From service of process to the disposition of the case: the order, or the dismissal of the action
-- citation: 45 CFR 308.2(h), 303.101(b)(2) (T-15)
-- effective: 2017-

WITH disposition AS (
  SELECT case_id, established_on AS on_date FROM support_order
  UNION
  SELECT case_id, on_date FROM case_event WHERE kind = 'hearing' AND result IN :dismissed
),
service AS (
  SELECT e.case_id, e.on_date
  FROM case_event AS e
  JOIN review_case AS c ON c.case_id = e.case_id AND e.on_date BETWEEN c.opened_on AND c.last_day
  LEFT JOIN first_order AS o ON o.case_id = e.case_id
  WHERE e.kind = 'service_of_process'
    AND e.result IN :served
    AND (o.established_on IS NULL OR o.established_on >= e.on_date)
),
followed AS (
  SELECT s.case_id, s.on_date, MIN(d.on_date) AS disposed_on
  FROM service AS s
  LEFT JOIN disposition AS d ON d.case_id = s.case_id AND d.on_date >= s.on_date
  GROUP BY s.case_id, s.on_date
),
proceeding AS (
  SELECT case_id, MIN(on_date) AS served_on, disposed_on
  FROM followed
  GROUP BY case_id, disposed_on
)
SELECT
  case_id, 'h.6' AS item, 'T-15/6' AS clock, served_on AS arose_on, disposed_on AS done_on,
  CAST(NULL AS DATE) AS perhaps_on, CAST(NULL AS STRING) AS missing
FROM proceeding
UNION ALL
SELECT case_id, 'h.12', 'T-15/12', served_on, disposed_on, CAST(NULL AS DATE), CAST(NULL AS STRING)
FROM proceeding
