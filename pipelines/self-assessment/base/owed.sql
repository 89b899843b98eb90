-- id: owed
-- title: Past-due support of each case over time, a step at each change
-- citation: county-extract.md 2 (arrears_balance)
-- effective: 2017-

-- The balance that the period begins with is the last one before it.
WITH opening AS (
  SELECT case_id, owed_to, MAX(as_of_on) AS as_of_on
  FROM arrears_balance
  WHERE as_of_on < :fys
  GROUP BY case_id, owed_to
),
bearing AS (
  SELECT case_id, owed_to, as_of_on, amount
  FROM arrears_balance
  WHERE as_of_on BETWEEN :fys AND :fye
  UNION ALL
  SELECT b.case_id, b.owed_to, b.as_of_on, b.amount
  FROM arrears_balance AS b
  JOIN opening AS o ON o.case_id = b.case_id AND o.owed_to = b.owed_to AND o.as_of_on = b.as_of_on
),
change AS (
  SELECT
    b.case_id, b.as_of_on, b.owed_to,
    b.amount - COALESCE(LAG(b.amount) OVER (PARTITION BY b.case_id, b.owed_to ORDER BY b.as_of_on), 0) AS amount
  FROM bearing AS b
  JOIN review_case AS c ON c.case_id = b.case_id
),
day AS (
  SELECT
    case_id, as_of_on,
    SUM(CASE WHEN owed_to = 'family' THEN amount ELSE 0 END) AS family,
    SUM(CASE WHEN owed_to = 'state' THEN amount ELSE 0 END) AS state
  FROM change
  GROUP BY case_id, as_of_on
),
step AS (
  SELECT
    case_id,
    as_of_on AS from_on,
    COALESCE(LEAD(as_of_on) OVER (PARTITION BY case_id ORDER BY as_of_on) - 1, DATE '9999-12-31') AS to_on,
    SUM(family) OVER (PARTITION BY case_id ORDER BY as_of_on) AS family,
    SUM(state) OVER (PARTITION BY case_id ORDER BY as_of_on) AS state
  FROM day
)
SELECT case_id, from_on, to_on, family, state
FROM step
WHERE to_on >= :fys - 1
