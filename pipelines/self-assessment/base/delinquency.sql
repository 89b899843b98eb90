-- id: delinquency
-- title: Days in the review period on which past-due support came to one month's support, or, without current support, to anything
-- citation: 45 CFR 303.6(b), 303.100(c)(1) (T-6, T-12); the day the case was opened where it came with the debt
-- effective: 2017-

WITH step AS (
  SELECT
    o.case_id, o.from_on, o.to_on, o.family + o.state AS owed, c.opened_on, c.first_day, c.last_day
  FROM owed AS o
  JOIN review_case AS c ON c.case_id = o.case_id
  WHERE o.from_on <= c.last_day
    AND o.to_on >= c.first_day - 1
),
month_due AS (
  SELECT s.case_id, s.from_on, SUM(t.amount) AS amount
  FROM step AS s
  JOIN term AS t
    ON t.case_id = s.case_id AND t.kind = 'current_support' AND s.from_on BETWEEN t.from_on AND t.to_on
  GROUP BY s.case_id, s.from_on
),
judged AS (
  SELECT s.*, s.owed > 0 AND s.owed >= COALESCE(m.amount, 0) AS is_delinquent
  FROM step AS s
  LEFT JOIN month_due AS m ON m.case_id = s.case_id AND m.from_on = s.from_on
),
crossing AS (
  SELECT *, LAG(is_delinquent) OVER (PARTITION BY case_id ORDER BY from_on) AS was_delinquent
  FROM judged
)
SELECT
  case_id,
  CASE WHEN from_on < first_day THEN first_day ELSE from_on END AS on_date
FROM crossing
WHERE is_delinquent
  AND (
    (from_on >= first_day AND NOT COALESCE(was_delinquent, FALSE))
    OR (opened_on >= :fys AND first_day BETWEEN from_on AND to_on AND from_on < first_day)
  )
