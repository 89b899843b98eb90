-- id: IVDUniverse
-- title: Every case that had begun by 30 September: open IV-D, closed and non-IV-D, once, with its status and one parent of each side
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1, 9.3
-- effective: 2022-

WITH standing AS (
  SELECT
    c.case_id, c.status, c.roles_on,
    MAX(CASE WHEN p.service = 'ivd' THEN p.opened_on END) AS ivd_opened_on,
    MAX(CASE WHEN p.service = 'ivd' AND p.closed_on <= :fye THEN p.closed_on END) AS ivd_closed_on,
    MAX(CASE WHEN p.service = 'non_ivd' AND (p.closed_on IS NULL OR p.closed_on > :fye) THEN p.opened_on END) AS other_opened_on,
    MAX(CASE WHEN p.service = 'non_ivd' AND p.closed_on <= :fye THEN p.closed_on END) AS other_closed_on
  FROM report_case AS c
  JOIN case_period AS p ON p.case_id = c.case_id AND p.opened_on <= :fye
  WHERE c.status <> 'locate_only'
  GROUP BY c.case_id, c.status, c.roles_on
),
side AS (
  SELECT
    m.case_id, m.person_id, m.sender, m.role, m.from_on,
    CASE WHEN m.role = 'custodial' THEN 'cp' ELSE 'ncp' END AS side,
    s.roles_on BETWEEN m.from_on AND COALESCE(m.to_on, DATE '9999-12-31') AS in_force
  FROM case_member AS m
  JOIN standing AS s ON s.case_id = m.case_id
  WHERE m.role <> 'child' AND m.from_on <= :fye
),
ranked AS (
  -- In force on the day that counts, the known parent before the alleged one, the latest, the first in byte order.
  SELECT
    case_id, person_id, sender, side,
    ROW_NUMBER() OVER (
      PARTITION BY case_id, side
      ORDER BY CASE WHEN in_force THEN 0 ELSE 1 END, CASE WHEN role = 'alleged_father' THEN 1 ELSE 0 END,
        from_on DESC, person_id, sender
    ) AS place
  FROM side
),
parent AS (
  SELECT
    r.case_id, r.side,
    COALESCE(p.last_name, '') || COALESCE(' ' || p.suffix, '') || COALESCE(', ' || p.first_name, '')
      || COALESCE(' ' || p.middle_name, '') AS name,
    SUBSTR(p.ssn, 6, 4) AS ssn_last4,
    COALESCE(p.family_violence, 'N') = 'Y' AS family_violence
  FROM ranked AS r
  JOIN person AS p ON p.person_id = r.person_id AND p.sender = r.sender
  WHERE r.place = 1
)
SELECT
  s.case_id,
  CASE
    WHEN s.status = 'open' THEN s.ivd_opened_on
    WHEN s.other_opened_on IS NOT NULL THEN s.other_opened_on
    WHEN s.ivd_closed_on IS NOT NULL THEN s.ivd_closed_on
    ELSE s.other_closed_on
  END AS status_date,
  CASE
    WHEN s.status = 'open' THEN 'Open IV-D'
    WHEN s.other_opened_on IS NULL AND s.ivd_closed_on IS NOT NULL THEN 'Closed'
    ELSE 'Non-IV-D'
  END AS case_status,
  c.name AS cp_name, c.ssn_last4 AS cp_ssn_last4, n.name AS ncp_name, n.ssn_last4 AS ncp_ssn_last4,
  COALESCE(c.family_violence, FALSE) OR COALESCE(n.family_violence, FALSE) AS family_violence
FROM standing AS s
LEFT JOIN parent AS c ON c.case_id = s.case_id AND c.side = 'cp'
LEFT JOIN parent AS n ON n.case_id = s.case_id AND n.side = 'ncp'
