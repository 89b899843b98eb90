-- id: 13
-- title: Children requiring paternity determination in IV-D cases open at the end of the fiscal year
-- section: C
-- unit: children
-- columns: bcd+a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 3.3, 4 (13); county-extract.md 6 (13)
-- effective: 2022-
-- switches: P-01 P-05 P-15 P-16
-- universe: every child with a child role on any case, once
-- rows-of: report_child
-- reason.no_open_case: The child had no role on a IV-D case open on the last day of the year, or only on cases of line 3.
-- reason.emancipated: The child was emancipated before the cut of switch P-05.
-- reason.good_cause: Good cause or best interest was in force on every such case of the child.
-- reason.not_born_out_of_wedlock: Switch P-15 asks for birth out of wedlock, and it is not recorded for the child.
-- reason.paternity_resolved: Paternity is established or without question.

WITH judged AS (
  SELECT
    k.*,
    CASE WHEN :p16 = 'included' THEN open_case ELSE clear_case END AS first_case,
    CASE
      WHEN open_case IS NULL THEN 'no_open_case'
      WHEN emancipated THEN 'emancipated'
      WHEN clear_case IS NULL AND :p16 = 'excluded' THEN 'good_cause'
      WHEN born_out_of_wedlock <> 'Y' AND :p15 = 'yes' THEN 'not_born_out_of_wedlock'
      WHEN resolved THEN 'paternity_resolved'
    END AS reason
  FROM report_child AS k
)
SELECT
  CASE WHEN reason IS NULL THEN first_case ELSE any_case END AS case_id,
  person_id,
  category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  CASE WHEN disestablished THEN 'paternity disestablished' ELSE 'paternity not established' END AS evidence,
  sender, source_file, source_line
FROM judged
