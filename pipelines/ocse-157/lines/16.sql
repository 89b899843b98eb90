-- id: 16
-- title: Children in the IV-D caseload with paternity established or acknowledged in the fiscal year
-- section: D
-- unit: children
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 3.3, 4 (16); county-extract.md 6 (16)
-- effective: 2022-
-- switches: P-05
-- universe: every child with a child role on any case, once
-- kept: yes
-- rows-of: report_child
-- reason.no_event_in_year: No paternity was established or acknowledged in the year.
-- reason.paternity_disestablished: Paternity had been disestablished by the last day of the year.
-- reason.emancipated: The child was emancipated before the cut of switch P-05.
-- reason.case_not_open_at_event: No IV-D case of the child, in its latest period, had been opened before that day and covered it together with the role of the child.

WITH event_case AS (
  SELECT k.person_id, MIN(r.case_id) AS first_case
  FROM report_child AS k
  JOIN child_role AS r ON r.person_id = k.person_id
  JOIN report_case AS c ON c.case_id = r.case_id
  WHERE k.paternity_on BETWEEN :fys AND :fye
    AND k.paternity_on BETWEEN r.from_on AND r.to_on
    AND c.status <> 'locate_only' AND NOT c.no_jurisdiction
    AND c.opened_on < k.paternity_on AND c.closed_on >= k.paternity_on
  GROUP BY k.person_id
),
judged AS (
  SELECT
    k.*, e.first_case,
    CASE
      WHEN k.paternity_on IS NULL OR k.paternity_on NOT BETWEEN :fys AND :fye THEN 'no_event_in_year'
      WHEN k.disestablished THEN 'paternity_disestablished'
      WHEN k.emancipated THEN 'emancipated'
      WHEN e.first_case IS NULL THEN 'case_not_open_at_event'
    END AS reason
  FROM report_child AS k
  LEFT JOIN event_case AS e ON e.person_id = k.person_id
)
SELECT
  CASE WHEN reason IS NULL THEN first_case ELSE any_case END AS case_id,
  person_id,
  category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  paternity_basis || COALESCE(' of ' || CAST(paternity_on AS STRING), '') AS evidence,
  sender, source_file, source_line
FROM judged
