-- id: collection
-- title: Distributions that bear on the year: collected in it (and distributed by its end) or disbursed in it
-- citation: county-extract.md 6 (money, collected in, 25, 27, columns); ocse-157.md G12, G14
-- effective: 2022-

WITH dated AS (
  SELECT d.*, r.collected_on, COALESCE(x.direct, r.direct) AS direct
  FROM distribution AS d
  LEFT JOIN reversal AS x ON x.sender = d.sender AND x.distribution_id = d.distribution_id
  LEFT JOIN (
    SELECT sender, receipt_id, collected_on, source = 'direct' AS direct FROM receipt
  ) AS r ON r.sender = d.sender AND r.receipt_id = COALESCE(x.dated_by, d.receipt_id)
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
  COALESCE(d.distributed_on <= :fye AND d.collected_on BETWEEN :fys AND :fye, FALSE) AS collected_in_year,
  COALESCE(d.disbursed_on BETWEEN :fys AND :fye, FALSE) AS disbursed_in_year,
  COALESCE(k.category, s.category) AS category,
  CASE WHEN d.direct THEN 'direct_payment' WHEN s.case_id IS NULL THEN 'outside_ivd' ELSE s.barred END AS reason,
  y.file_no, d.source_line
FROM dated AS d
JOIN distribution_file AS y ON y.sender = d.sender AND y.source_file = d.source_file
LEFT JOIN case_span AS s ON s.case_id = d.case_id AND d.collected_on BETWEEN s.from_on AND s.to_on
LEFT JOIN child_column AS k
  ON k.case_id = d.case_id AND k.person_id = d.person_id AND d.collected_on BETWEEN k.from_on AND k.to_on
WHERE d.disbursed_on BETWEEN :fys AND :fye
   OR (d.distributed_on <= :fye AND d.collected_on BETWEEN :fys AND :fye)
