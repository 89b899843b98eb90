-- id: 24
-- title: Total amount of current support due for the fiscal year
-- section: F
-- unit: dollars
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/A+B
-- citation: ocse-157.md 3.3, 4 (24); county-extract.md 6 (24, columns)
-- effective: 2022-
-- switches: P-01 P-02 P-03 P-04 P-13
-- universe: every charge of current or voluntary support due in the year
-- rows-of: none
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.closure_writeoff: The charge is the write-off of a closed case, which does not shrink what was due.
-- reason.voluntary: Voluntary support counts neither as due nor as distributed (switch P-13).
-- reason.outside_ivd: No IV-D period of the case covers the due date.

WITH judged AS (
  SELECT
    h.case_id, h.person_id, h.amount, h.charge_id, h.due_on,
    COALESCE(k.category, s.category) AS category,
    CASE
      WHEN h.reason = 'closure_writeoff' THEN 'closure_writeoff'
      WHEN h.kind = 'voluntary' AND :p13 = 'neither' THEN 'voluntary'
      WHEN s.case_id IS NULL THEN 'outside_ivd'
      ELSE s.barred
    END AS reason,
    h.sender, h.source_file, h.source_line
  FROM charge AS h
  LEFT JOIN case_span AS s ON s.case_id = h.case_id AND h.due_on BETWEEN s.from_on AND s.to_on
  LEFT JOIN child_column AS k
    ON k.case_id = h.case_id AND k.person_id = h.person_id AND h.due_on BETWEEN k.from_on AND k.to_on
  WHERE h.kind IN ('current_support', 'voluntary')
    AND h.due_on BETWEEN :fys AND :fye
)
SELECT
  case_id,
  person_id,
  category,
  amount,
  reason IS NULL AS counted,
  reason,
  'charge ' || charge_id || ' due ' || CAST(due_on AS STRING) AS evidence,
  sender, source_file, source_line
FROM judged
