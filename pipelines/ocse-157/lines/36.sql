-- id: 36
-- title: Cash medical support collected and kept for Medicaid
-- section: medical
-- unit: dollars
-- columns: a
-- basis: FY
-- source: warehouse
-- confidence: C/B
-- citation: ocse-157.md 4 (36); county-extract.md 6 (36, money)
-- effective: 2022-
-- switches: none
-- universe: every distribution to cash medical or medical arrears collected or disbursed in the year
-- rows-of: none
-- reason.direct_payment: The money was paid outside of the disbursement unit and only recorded.
-- reason.outside_ivd: No IV-D period of the case covers the day of the collection.
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.not_disbursed_in_year: The money was not paid out, retained or forwarded in the year.
-- reason.not_kept_by_state: The money went to the family or to another jurisdiction.

WITH judged AS (
  SELECT
    m.case_id, m.category, m.amount, m.collected_on,
    CASE
      WHEN m.reason IS NOT NULL THEN m.reason
      WHEN NOT m.disbursed_in_year THEN 'not_disbursed_in_year'
      WHEN NOT m.paid_state THEN 'not_kept_by_state'
    END AS reason,
    m.sender, m.source_file, m.source_line
  FROM collection AS m
  WHERE m.to_medical
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  CAST(NULL AS STRING) AS category,
  amount,
  reason IS NULL AS counted,
  reason,
  'collected ' || CAST(collected_on AS STRING) AS evidence,
  sender, source_file, source_line
FROM judged
