-- id: 6
-- title: Children born out of wedlock in cases open in or at the end of the year, with paternity established
-- section: B
-- unit: children
-- columns: a
-- basis: FY
-- source: warehouse
-- confidence: A/A
-- citation: ocse-157.md 4 (6); county-extract.md 6 (6, P-07)
-- effective: 2022-
-- switches: P-01 P-05 P-07 P-14
-- universe: every child with a child role on any case, once
-- rows-of: report_child
-- reason.no_case_in_year: The child had no role on a IV-D case open on the last day of the year, or at the last closing of one in the year, or only on cases of line 3.
-- reason.emancipated: The child was emancipated before the cut of switch P-05.
-- reason.good_cause: Good cause or best interest was in force on every such case of the child.
-- reason.birth_status_unknown: It is not recorded whether the child was born out of wedlock.
-- reason.not_born_out_of_wedlock: The child was not born out of wedlock.
-- reason.paternity_disestablished: Paternity had been disestablished by the last day of the year.
-- reason.paternity_not_established: Paternity was not established by the last day of the year.

WITH judged AS (
  SELECT
    k.*,
    CASE WHEN :p07 = 'yes' THEN clear_year_case ELSE clear_case END AS first_case,
    CASE
      WHEN year_case IS NULL OR (:p07 = 'no' AND open_case IS NULL) THEN 'no_case_in_year'
      WHEN emancipated THEN 'emancipated'
      WHEN clear_year_case IS NULL OR (:p07 = 'no' AND clear_case IS NULL) THEN 'good_cause'
      WHEN adopted THEN NULL
      WHEN born_out_of_wedlock = '' THEN 'birth_status_unknown'
      WHEN born_out_of_wedlock <> 'Y' THEN 'not_born_out_of_wedlock'
      WHEN disestablished THEN 'paternity_disestablished'
      WHEN NOT established THEN 'paternity_not_established'
    END AS reason
  FROM report_child AS k
)
SELECT
  CASE WHEN reason IS NULL THEN first_case ELSE any_case END AS case_id,
  person_id,
  CAST(NULL AS STRING) AS category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  paternity_basis || COALESCE(' of ' || CAST(paternity_on AS STRING), '') AS evidence,
  sender, source_file, source_line
FROM judged
