-- id: first_order
-- title: The first order of a case made in the year on an IV-D day that covers a child no earlier order of the obligor covered
-- citation: county-extract.md 6 (17); ocse-157.md 4 (17), G6
-- effective: 2022-

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
ranked AS (
  SELECT
    n.*, ROW_NUMBER() OVER (PARTITION BY n.case_id ORDER BY n.established_on, n.order_id, n.sender, n.person_id) AS place
  FROM new AS n
  LEFT JOIN covered AS v
    ON v.case_id = n.case_id AND v.person_id = n.person_id AND v.established_on = n.established_on
  WHERE v.case_id IS NULL
)
SELECT case_id, order_id, established_on, sender, source_file, source_line
FROM ranked
WHERE place = 1
