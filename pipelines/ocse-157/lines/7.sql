-- id: 7
-- title: Children in IV-D cases open at the end of the fiscal year with paternity resolved
-- section: B
-- unit: children
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (7); county-extract.md 6 (7, resolved)
-- effective: 2022-
-- switches: P-01 P-05
-- universe: every child with a child role on any case, once
-- rows-of: report_child
-- reason.no_open_case: The child had no role on a IV-D case open on the last day of the year, or only on cases of line 3.
-- reason.emancipated: The child was emancipated before the cut of switch P-05.
-- reason.good_cause: Good cause or best interest was in force on every such case of the child.
-- reason.paternity_disestablished: Paternity had been disestablished by the last day of the year.
-- reason.paternity_not_resolved: Paternity was neither established by the last day of the year nor without question.

WITH judged AS (
  SELECT
    k.*,
    clear_case AS first_case,
    CASE
      WHEN open_case IS NULL THEN 'no_open_case'
      WHEN emancipated THEN 'emancipated'
      WHEN clear_case IS NULL THEN 'good_cause'
      WHEN resolved THEN NULL
      WHEN disestablished THEN 'paternity_disestablished'
      ELSE 'paternity_not_resolved'
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
