-- id: enforcement
-- title: Required actions to enforce an order: find the parent, withhold income, take other action, submit for offset
-- citation: 45 CFR 308.2(c)(3), 303.3(b), 303.6(c), 303.100(c), (e) (T-3, T-4, T-7 to T-12)
-- effective: 2017-

WITH owing AS (
  SELECT case_id, from_on, to_on FROM term WHERE kind = 'current_support' AND amount > 0
  UNION ALL
  SELECT case_id, from_on, to_on FROM owed WHERE family + state > 0
),
delinquent AS (
  SELECT d.case_id, d.on_date, MAX(j.from_on) AS job_from
  FROM delinquency AS d
  LEFT JOIN obligor_job AS j ON j.case_id = d.case_id AND d.on_date BETWEEN j.from_on AND j.to_on
  GROUP BY d.case_id, d.on_date
),
withheld AS (
  SELECT
    d.case_id, d.on_date,
    COUNT(CASE WHEN w.on_date < d.on_date THEN 1 END) AS earlier,
    MIN(CASE WHEN w.on_date >= d.on_date THEN w.on_date END) AS sent_on
  FROM delinquent AS d
  LEFT JOIN withholding AS w ON w.case_id = d.case_id AND w.on_date >= d.job_from
  WHERE d.job_from IS NOT NULL
  GROUP BY d.case_id, d.on_date
),
whereabouts AS (
  SELECT
    d.case_id, d.on_date,
    MAX(CASE WHEN s.kind = 'locate_needed' AND s.on_date <= d.on_date THEN s.on_date END) AS needed_on,
    MAX(CASE WHEN s.kind = 'located' AND s.on_date <= d.on_date THEN s.on_date END) AS found_on,
    MIN(CASE WHEN s.kind = 'located' AND s.on_date > d.on_date THEN s.on_date END) AS next_found_on
  FROM delinquent AS d
  LEFT JOIN search AS s ON s.case_id = d.case_id
  WHERE d.job_from IS NULL
  GROUP BY d.case_id, d.on_date
),
other_duty AS (
  SELECT
    case_id,
    CASE WHEN needed_on IS NULL OR found_on >= needed_on THEN on_date ELSE next_found_on END AS on_date
  FROM whereabouts
),
action AS (
  SELECT
    case_id, on_date, kind <> 'license_action' AS is_served,
    kind <> 'service_of_process' OR result IN :served OR result IN :diligent AS is_proven
  FROM case_event
  WHERE kind IN ('license_action', 'service_of_process', 'hearing')
),
answered AS (
  SELECT
    o.case_id, o.on_date,
    MIN(CASE WHEN a.is_proven AND NOT a.is_served THEN a.on_date END) AS acted_on,
    MIN(CASE WHEN a.is_proven AND a.is_served THEN a.on_date END) AS served_on,
    MIN(a.on_date) AS tried_on
  FROM other_duty AS o
  LEFT JOIN action AS a ON a.case_id = o.case_id AND a.on_date >= o.on_date
  WHERE o.on_date IS NOT NULL
  GROUP BY o.case_id, o.on_date
),
ordered AS (
  SELECT t.case_id, t.established_on, MIN(e.on_date) AS filed_on
  FROM term AS t
  JOIN review_case AS c ON c.case_id = t.case_id AND t.established_on BETWEEN c.first_day AND c.last_day
  LEFT JOIN case_event AS e ON e.case_id = t.case_id AND e.kind = 'order_filed' AND e.on_date >= t.established_on
  WHERE t.kind = 'current_support'
    AND t.amount > 0
  GROUP BY t.case_id, t.established_on
),
received AS (
  SELECT DISTINCT o.case_id, COALESCE(o.filed_on, o.established_on) AS on_date
  FROM ordered AS o
  JOIN obligor_job AS j
    ON j.case_id = o.case_id AND COALESCE(o.filed_on, o.established_on) BETWEEN j.from_on AND j.to_on
),
hired AS (
  SELECT DISTINCT j.case_id, j.from_on AS on_date
  FROM obligor_job AS j
  LEFT JOIN case_event AS e ON e.case_id = j.case_id AND e.is_income AND e.on_date >= j.from_on
  WHERE j.source IN :automated_sources
    AND j.from_on >= :fys
    AND e.case_id IS NULL
),
notice AS (
  SELECT case_id, on_date, 'T-11' AS clock, FALSE AS is_earliest FROM received
  UNION ALL
  SELECT case_id, on_date, 'T-10', FALSE FROM case_event WHERE is_income
  UNION ALL
  SELECT case_id, on_date, 'T-10', TRUE FROM hired
),
noticed AS (
  SELECT n.case_id, n.on_date, n.clock, n.is_earliest, MIN(w.on_date) AS sent_on
  FROM notice AS n
  JOIN owing AS o ON o.case_id = n.case_id AND n.on_date BETWEEN o.from_on AND o.to_on
  LEFT JOIN withholding AS w ON w.case_id = n.case_id AND w.on_date >= n.on_date
  GROUP BY n.case_id, n.on_date, n.clock, n.is_earliest
)
SELECT
  case_id, CASE WHEN step = 'first' THEN 'c.3.i' ELSE 'c.3.ii' END AS item, clock, arose_on, done_on, perhaps_on,
  missing
FROM location_duty
UNION ALL
SELECT case_id, 'c.3.iii', 'T-11', on_date, sent_on, CAST(NULL AS DATE), CAST(NULL AS STRING)
FROM withheld
WHERE earlier = 0
UNION ALL
SELECT
  case_id, 'c.3.iv', clock, on_date, sent_on, CASE WHEN is_earliest THEN on_date END,
  'the day on which the hire was entered in the State Directory of New Hires'
FROM noticed
UNION ALL
SELECT
  case_id,
  CASE WHEN acted_on <= COALESCE(served_on, acted_on) THEN 'c.3.v' ELSE 'c.3.vi' END,
  CASE WHEN acted_on <= COALESCE(served_on, acted_on) THEN 'T-7' ELSE 'T-8' END,
  on_date,
  CASE WHEN acted_on <= COALESCE(served_on, acted_on) THEN acted_on ELSE served_on END,
  CASE WHEN acted_on IS NULL THEN tried_on END,
  'whether the efforts to serve process were diligent'
FROM answered
UNION ALL
SELECT case_id, 'c.3.vii', 'T-9', first_day, submitted_on, CAST(NULL AS DATE), CAST(NULL AS STRING)
FROM offset_duty
