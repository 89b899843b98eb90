-- id: ivd_spell
-- title: The IV-D times of each case, without overlap: what an earlier period covers already is cut from a later one
-- citation: county-extract.md 2 (case_period), 6 (money, 24); ocse-157.md G2
-- effective: 2022-

WITH period AS (
  SELECT
    case_id,
    opened_on,
    COALESCE(closed_on, DATE '9999-12-31') AS closed_on,
    MAX(COALESCE(closed_on, DATE '9999-12-31')) OVER (
      PARTITION BY case_id ORDER BY opened_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS covered_to
  FROM case_period
  WHERE service = 'ivd'
)
SELECT
  case_id,
  CASE WHEN covered_to >= opened_on THEN covered_to + 1 ELSE opened_on END AS from_on,
  closed_on AS to_on
FROM period
WHERE covered_to IS NULL
   OR closed_on > covered_to
