-- id: collection
-- title: Distributions that bear on the year: collected in it (and distributed by its end) or disbursed in it
-- citation: county-extract.md 6 (money, collected in, 25, 27, columns); ocse-157.md G12, G14
-- effective: 2022-

WITH dated AS (
  SELECT
    d.*,
    COALESCE(x.collected_on, r.collected_on) AS collected_on,
    r.source = 'direct' AS direct
  FROM distribution AS d
  JOIN receipt AS r ON r.sender = d.sender AND r.receipt_id = d.receipt_id
  LEFT JOIN reversal AS x ON x.sender = d.sender AND x.distribution_id = d.distribution_id
)
SELECT
  d.case_id,
  d.person_id,
  d.applied_to,
  d.paid_to,
  d.amount,
  d.collected_on,
  COALESCE(d.distributed_on <= :fye AND d.collected_on BETWEEN :fys AND :fye, FALSE) AS collected_in_year,
  COALESCE(d.disbursed_on BETWEEN :fys AND :fye, FALSE) AS disbursed_in_year,
  COALESCE(k.category, s.category) AS category,
  COALESCE(s.responding, FALSE) AS responding,
  CASE WHEN d.direct THEN 'direct_payment' WHEN s.case_id IS NULL THEN 'outside_ivd' ELSE s.barred END AS reason,
  d.distribution_id,
  d.sender, d.source_file, d.source_line
FROM dated AS d
LEFT JOIN case_span AS s ON s.case_id = d.case_id AND d.collected_on BETWEEN s.from_on AND s.to_on
LEFT JOIN child_column AS k
  ON k.case_id = d.case_id AND k.person_id = d.person_id AND d.collected_on BETWEEN k.from_on AND k.to_on
WHERE d.disbursed_on BETWEEN :fys AND :fye
   OR (d.distributed_on <= :fye AND d.collected_on BETWEEN :fys AND :fye)
