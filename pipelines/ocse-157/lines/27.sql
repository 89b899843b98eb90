-- id: 27
-- title: Total amount of support distributed as arrears in the fiscal year
-- section: F
-- unit: dollars
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 3.3, 4 (27), G12; county-extract.md 6 (27, money, columns)
-- effective: 2022-
-- switches: P-01 P-02 P-03 P-04 P-12
-- universe: every distribution to arrears or medical arrears collected or disbursed in the year
-- rows-of: none
-- reason.direct_payment: The money was paid outside of the disbursement unit and only recorded.
-- reason.outside_ivd: No IV-D period of the case covers the day of the collection.
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.not_disbursed_in_year: The money was not paid out, retained or forwarded in the year.
-- reason.responding: The case is a responding one, whose arrears are reported by the other side (switch P-12).

WITH judged AS (
  SELECT
    m.case_id, m.category, m.amount, m.collected_on,
    CASE
      WHEN m.reason IS NOT NULL THEN m.reason
      WHEN NOT m.disbursed_in_year THEN 'not_disbursed_in_year'
      WHEN r.case_id IS NOT NULL AND :p12 = 'excluded' THEN 'responding'
    END AS reason,
    m.sender, m.source_file, m.source_line
  FROM collection AS m
  LEFT JOIN responding AS r ON r.case_id = m.case_id
  WHERE m.to_arrears
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  category,
  amount,
  reason IS NULL AS counted,
  reason,
  'collected ' || CAST(collected_on AS STRING) AS evidence,
  sender, source_file, source_line
FROM judged
