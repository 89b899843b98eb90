-- id: case_duty
-- title: What the orders of a case made by the end of the year say: cash ever, and duties in force at the end of the year
-- citation: county-extract.md 2 (provision), 6 (orders, 2c, 2e, 21-23)
-- effective: 2022-

WITH duty AS (
  SELECT
    o.case_id, p.kind, p.obligated, p.amount,
    p.from_on <= :fye AND (p.to_on IS NULL OR p.to_on >= :fye)
      AND (o.ended_on IS NULL OR o.ended_on >= :fye) AS in_force
  FROM support_order AS o
  JOIN provision AS p ON p.sender = o.sender AND p.order_id = o.order_id
  WHERE o.established_on <= :fye
    AND COALESCE(o.paternity_only, 'N') <> 'Y'
)
SELECT
  case_id,
  COALESCE(BOOL_OR(kind IN ('current_support', 'arrears_judgment') AND amount > 0), FALSE) AS cash_ever,
  COALESCE(BOOL_OR(in_force AND kind = 'current_support' AND amount > 0), FALSE) AS charging,
  BOOL_OR(in_force AND kind IN ('health_coverage', 'cash_medical', 'medical_costs')) AS medical,
  BOOL_OR(in_force AND kind = 'health_coverage') AS coverage,
  BOOL_OR(in_force AND kind = 'health_coverage' AND obligated = 'noncustodial') AS coverage_by_noncustodial,
  BOOL_OR(in_force AND kind = 'health_coverage' AND obligated = 'custodial') AS coverage_by_custodial
FROM duty
GROUP BY case_id
