-- id: enforcement
-- title: Cases with an order and something to enforce in the review period
-- citation: 45 CFR 308.2(c)
-- effective: 2017-
-- reason.no_jurisdiction: The state has no jurisdiction over the case and no other means of enforcement (305.1(a)).
-- reason.no_order: The case had no order by the last day of its time in the period.
-- reason.nothing_to_enforce: No current support was due in the period and none was past due.

WITH due AS (
  SELECT DISTINCT t.case_id
  FROM term AS t
  JOIN review_case AS c ON c.case_id = t.case_id
  WHERE t.kind = 'current_support'
    AND t.amount > 0
    AND t.from_on <= c.last_day
    AND t.to_on >= c.first_day
  UNION
  SELECT DISTINCT o.case_id
  FROM owed AS o
  JOIN review_case AS c ON c.case_id = o.case_id
  WHERE o.family + o.state > 0
    AND o.from_on <= c.last_day
    AND o.to_on >= c.first_day
),
employed AS (
  SELECT DISTINCT case_id
  FROM obligor_job
  WHERE to_on >= :quarter_start
),
judged AS (
  SELECT
    c.case_id, c.no_jurisdiction, c.last_day, o.established_on, d.case_id IS NOT NULL AS is_due,
    e.case_id IS NOT NULL OR COALESCE(m.withheld, 0) > 0 AS is_withholding,
    COALESCE(m.withheld, 0) > 0 AS is_withheld,
    COALESCE(m.amount, 0) > 0 AS is_paid,
    f.case_id IS NULL OR f.submitted_on <= c.last_day AS is_offset
  FROM review_case AS c
  LEFT JOIN first_order AS o ON o.case_id = c.case_id
  LEFT JOIN due AS d ON d.case_id = c.case_id
  LEFT JOIN employed AS e ON e.case_id = c.case_id
  LEFT JOIN collected AS m ON m.case_id = c.case_id
  LEFT JOIN offset_duty AS f ON f.case_id = c.case_id
)
SELECT
  case_id,
  CASE
    WHEN no_jurisdiction THEN 'no_jurisdiction'
    WHEN established_on IS NULL OR established_on > last_day THEN 'no_order'
    WHEN NOT is_due THEN 'nothing_to_enforce'
  END AS reason,
  CASE
    WHEN is_withholding AND is_withheld AND is_offset THEN 'c.1'
    WHEN NOT is_withholding AND is_paid AND is_offset THEN 'c.2'
  END AS item,
  CAST(NULL AS DATE) AS met_on
FROM judged
