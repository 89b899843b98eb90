-- id: order_people
-- title: The people of the orders to be written: obligor, custodial party, children; of a case that has ended, those who were there last
-- citation: file-layouts-eiwo-newhire.md, section 1.6
-- effective: 2024-10-01

WITH held AS (
  SELECT
    m.case_id,
    m.person_id,
    CASE WHEN m.role = 'noncustodial' THEN 1 WHEN m.role = 'custodial' THEN 2 ELSE 3 END AS part,
    MAX(LEAST(COALESCE(m.to_on, :as_of), :as_of)) AS until_on
  FROM case_member AS m
  JOIN wanted_case AS w ON w.case_id = m.case_id
  WHERE m.from_on <= :as_of
    AND (m.role = 'custodial' OR m.role = 'child' OR (m.role = 'noncustodial' AND m.person_id = w.person_id))
  GROUP BY 1, 2, 3
),
last_held AS (
  SELECT case_id, part, MAX(until_on) AS until_on
  FROM held
  GROUP BY case_id, part
),
part AS (
  SELECT h.case_id, h.person_id, h.part
  FROM held AS h
  JOIN last_held AS l ON l.case_id = h.case_id AND l.part = h.part AND l.until_on = h.until_on
),
one_person AS (
  SELECT
    p.*,
    ROW_NUMBER() OVER (PARTITION BY p.person_id ORDER BY p.sender, p.source_line) AS place
  FROM person AS p
  WHERE p.person_id IN (SELECT person_id FROM part)
)
SELECT
  t.case_id, t.person_id, t.part, p.ssn, p.first_name, p.middle_name, p.last_name, p.suffix, p.born_on
FROM part AS t
JOIN one_person AS p ON p.person_id = t.person_id AND p.place = 1
ORDER BY t.case_id, t.part, p.born_on NULLS LAST, t.person_id
