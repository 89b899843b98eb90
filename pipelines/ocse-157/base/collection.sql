-- id: collection
-- title: Distributions that bear on the year: collected in it (and distributed by its end) or disbursed in it
-- citation: county-extract.md 6 (money, collected in, 25, 27, columns); ocse-157.md G12, G14
-- effective: 2022-

WITH bearing AS (
  SELECT
    d.*,
    COALESCE(distributed_on <= :fye AND collected_on BETWEEN :fys AND :fye, FALSE) AS collected_in_year,
    COALESCE(disbursed_on BETWEEN :fys AND :fye, FALSE) AS disbursed_in_year
  FROM distribution AS d
)
SELECT
  d.case_id,
  d.applied_to NOT IN ('fee', 'recovery') AS to_support,
  d.applied_to = 'current_support' AS to_current,
  d.applied_to = 'voluntary' AS to_voluntary,
  d.applied_to IN ('arrears', 'medical_arrears') AS to_arrears,
  d.applied_to = 'cash_medical' AS to_cash_medical,
  d.applied_to IN ('cash_medical', 'medical_arrears') AS to_medical,
  d.paid_to = 'family' AS paid_family,
  d.paid_to = 'state' AS paid_state,
  d.amount,
  d.collected_on,
  d.collected_in_year,
  d.disbursed_in_year,
  COALESCE(k.category, s.category) AS category,
  CASE WHEN d.is_direct THEN 'direct_payment' WHEN s.case_id IS NULL THEN 'outside_ivd' ELSE s.barred END AS reason,
  d.sender, d.source_file, d.source_line
FROM bearing AS d
LEFT JOIN case_span AS s ON s.case_id = d.case_id AND d.collected_on BETWEEN s.from_on AND s.to_on
LEFT JOIN child_column AS k
  ON k.case_id = d.case_id AND k.person_id = d.person_id AND d.collected_on BETWEEN k.from_on AND k.to_on
WHERE d.collected_in_year OR d.disbursed_in_year
