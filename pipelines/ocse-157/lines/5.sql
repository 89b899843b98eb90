-- id: 5
-- title: Children born out of wedlock in IV-D cases open at the end of the fiscal year
-- section: B
-- unit: children
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: A/A
-- citation: ocse-157.md 4 (5); county-extract.md 6 (5)
-- effective: 2022-
-- switches: P-01 P-05 P-14
-- universe: every child with a child role on any case, once
-- rows-of: report_child
-- reason.no_open_case: The child had no role on a IV-D case open on the last day of the year, or only on cases of line 3.
-- reason.emancipated: The child was emancipated before the cut of switch P-05.
-- reason.good_cause: Good cause or best interest was in force on every such case of the child.
-- reason.birth_status_unknown: It is not recorded whether the child was born out of wedlock.
-- reason.not_born_out_of_wedlock: The child was not born out of wedlock.
-- reason.dependent_by_death: The child is dependent because a parent died, and paternity is not established.

WITH judged AS (
  SELECT
    k.*,
    clear_case AS first_case,
    CASE
      WHEN open_case IS NULL THEN 'no_open_case'
      WHEN emancipated THEN 'emancipated'
      WHEN clear_case IS NULL THEN 'good_cause'
      WHEN adopted THEN NULL
      WHEN born_out_of_wedlock = '' THEN 'birth_status_unknown'
      WHEN born_out_of_wedlock <> 'Y' THEN 'not_born_out_of_wedlock'
      WHEN dependent_by_death AND NOT established THEN 'dependent_by_death'
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
  'born out of wedlock: ' || born_out_of_wedlock AS evidence,
  sender, source_file, source_line
FROM judged
