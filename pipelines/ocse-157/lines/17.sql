-- id: 17
-- title: Cases with support orders established in the fiscal year
-- section: D
-- unit: cases
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (17), G6; county-extract.md 6 (17)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.not_ivd_by_fye: The case had no IV-D period that began by the last day of the year.
-- reason.closed_before_year: The IV-D case was closed before the year began.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.no_first_order: No order made in the year on an IV-D day of the case was the first for the obligor and one of its children.

WITH made AS (
  SELECT o.case_id, o.order_id, o.established_on, l.person_id, o.sender, o.source_file, o.source_line
  FROM support_order AS o
  JOIN order_child AS l ON l.sender = o.sender AND l.order_id = o.order_id
  WHERE o.established_on <= :fye AND COALESCE(o.paternity_only, 'N') <> 'Y'
),
new AS (
  SELECT m.*
  FROM made AS m
  JOIN ivd_spell AS s ON s.case_id = m.case_id AND m.established_on BETWEEN s.from_on AND s.to_on
  WHERE m.established_on >= :fys
),
earlier AS (
  SELECT n.case_id, n.person_id, n.established_on, m.case_id AS earlier_case
  FROM new AS n
  JOIN made AS m ON m.person_id = n.person_id AND m.established_on < n.established_on
),
obligor AS (
  SELECT case_id, person_id FROM case_member WHERE role = 'noncustodial'
),
covered AS (
  SELECT case_id, person_id, established_on FROM earlier WHERE earlier_case = case_id
  UNION
  SELECT e.case_id, e.person_id, e.established_on
  FROM earlier AS e
  JOIN report_case AS c ON c.case_id = e.earlier_case AND c.status <> 'locate_only'
  JOIN obligor AS a ON a.case_id = e.case_id
  JOIN obligor AS b ON b.case_id = e.earlier_case AND b.person_id = a.person_id
),
first_order AS (
  SELECT
    n.*, ROW_NUMBER() OVER (PARTITION BY n.case_id ORDER BY n.established_on, n.order_id, n.sender, n.person_id) AS place
  FROM new AS n
  LEFT JOIN covered AS v
    ON v.case_id = n.case_id AND v.person_id = n.person_id AND v.established_on = n.established_on
  WHERE v.case_id IS NULL
),
judged AS (
  SELECT
    c.case_id, c.category,
    CASE
      WHEN c.status NOT IN ('open', 'closed_in_year') THEN c.status
      WHEN c.no_jurisdiction THEN 'no_jurisdiction'
      WHEN f.case_id IS NULL THEN 'no_first_order'
    END AS reason,
    'order ' || f.order_id || ' of ' || CAST(f.established_on AS STRING) AS evidence,
    COALESCE(f.sender, c.sender) AS sender,
    COALESCE(f.source_file, c.source_file) AS source_file,
    COALESCE(f.source_line, c.source_line) AS source_line
  FROM report_case AS c
  LEFT JOIN first_order AS f ON f.case_id = c.case_id AND f.place = 1
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  evidence, sender, source_file, source_line
FROM judged
