-- id: case_money
-- title: What was collected for a case in the year, and what of its arrears was disbursed in the year (net amounts)
-- citation: county-extract.md 6 (collected in, 18, 21a, 27-29, 35)
-- effective: 2022-

SELECT
  case_id,
  SUM(CASE WHEN collected_in_year AND to_support THEN amount ELSE 0 END) AS support_collected,
  SUM(CASE WHEN collected_in_year AND to_cash_medical THEN amount ELSE 0 END) AS cash_medical_collected,
  SUM(CASE WHEN disbursed_in_year AND to_arrears THEN amount ELSE 0 END) AS arrears_paid,
  SUM(CASE WHEN disbursed_in_year AND to_arrears AND paid_family THEN amount ELSE 0 END) AS arrears_to_family,
  SUM(CASE WHEN disbursed_in_year AND to_arrears AND NOT paid_family AND NOT paid_state
    THEN amount ELSE 0 END) AS arrears_forwarded
FROM collection
WHERE reason IS NULL
GROUP BY case_id
