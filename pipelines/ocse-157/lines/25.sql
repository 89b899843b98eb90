-- id: 25
-- title: Total amount of support distributed as current support in the fiscal year
-- section: F
-- unit: dollars
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/A+B
-- citation: ocse-157.md 3.3, 4 (25), G12, G14; county-extract.md 6 (25, money, columns)
-- effective: 2022-
-- switches: P-01 P-02 P-03 P-04 P-13
-- universe: every distribution to current or voluntary support collected or disbursed in the year
-- rows-of: none
-- reason.direct_payment: The money was paid outside of the disbursement unit and only recorded.
-- reason.outside_ivd: No IV-D period of the case covers the day of the collection.
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.not_disbursed_in_year: The money was not paid out, retained or forwarded in the year.
-- reason.voluntary: Voluntary support counts neither as due nor as distributed (switch P-13).
-- reason.prior_year_reversal: The reversal takes back money collected before the year.

WITH judged AS (
  SELECT
    m.case_id, m.category, m.amount, m.collected_on,
    CASE
      WHEN m.reason IS NOT NULL THEN m.reason
      WHEN NOT m.disbursed_in_year THEN 'not_disbursed_in_year'
      WHEN m.to_voluntary AND :p13 = 'neither' THEN 'voluntary'
      WHEN m.amount < 0 AND m.collected_on < :fys THEN 'prior_year_reversal'
    END AS reason,
    m.sender, m.source_file, m.source_line
  FROM collection AS m
  WHERE m.to_current OR m.to_voluntary
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
