-- id: 4
-- title: Children in IV-D cases open at the end of the fiscal year
-- section: B
-- unit: children
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: B/A+B
-- citation: ocse-157.md 4 (4), G8, G15; county-extract.md 6 (4)
-- effective: 2022-
-- switches: P-01 P-05 P-06
-- universe: every child with a child role on any case, once
-- rows-of: report_child
-- reason.no_open_case: The child had no role on a IV-D case open on the last day of the year, or only on cases of line 3.
-- reason.emancipated: The child was emancipated before the cut of switch P-05.
-- reason.good_cause: Good cause or best interest was in force on every such case of the child.

WITH judged AS (
  SELECT
    k.*,
    CASE WHEN :p06 = 'included' THEN open_case ELSE clear_case END AS first_case,
    CASE
      WHEN open_case IS NULL THEN 'no_open_case'
      WHEN emancipated THEN 'emancipated'
      WHEN clear_case IS NULL AND :p06 = 'excluded' THEN 'good_cause'
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
  'child of an open case' AS evidence,
  sender, source_file, source_line
FROM judged
