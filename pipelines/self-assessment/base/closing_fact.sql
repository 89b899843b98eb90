-- id: closing_fact
-- title: What the tables show of a closed case on the day of its closing
-- citation: 45 CFR 303.11(b), (c), (d)
-- effective: 2017-

WITH support AS (
  SELECT d.case_id, COUNT(*) AS orders
  FROM closing AS d
  JOIN term AS t ON t.case_id = d.case_id AND t.kind = 'current_support' AND t.amount > 0
  WHERE t.from_on <= d.closed_on
    AND t.to_on > d.closed_on
  GROUP BY d.case_id
),
debt_row AS (
  SELECT
    d.case_id, b.owed_to, b.amount,
    ROW_NUMBER() OVER (PARTITION BY d.case_id, b.owed_to ORDER BY b.as_of_on DESC) AS place
  FROM closing AS d
  JOIN arrears_balance AS b ON b.case_id = d.case_id AND b.as_of_on < d.closed_on
),
debt AS (
  SELECT
    case_id,
    SUM(CASE WHEN owed_to = 'family' THEN amount ELSE 0 END) AS family,
    SUM(CASE WHEN owed_to = 'state' THEN amount ELSE 0 END) AS state
  FROM debt_row
  WHERE place = 1
  GROUP BY case_id
),
member AS (
  SELECT
    d.case_id, d.closed_on, m.role, p.born_on, p.died_on, p.ssn, k.emancipated_on, k.paternity_on, k.paternity_basis
  FROM closing AS d
  JOIN case_member AS m
    ON m.case_id = d.case_id AND m.from_on <= d.closed_on AND (m.to_on IS NULL OR m.to_on >= d.closed_on)
  LEFT JOIN person AS p ON p.person_id = m.person_id AND p.sender = m.sender
  LEFT JOIN child AS k ON k.person_id = m.person_id AND k.sender = m.sender
),
people AS (
  SELECT
    case_id,
    COUNT(CASE WHEN role = 'child' THEN 1 END) AS children,
    COUNT(CASE WHEN role = 'child' AND born_on IS NULL AND emancipated_on IS NULL THEN 1 END) AS ageless,
    COUNT(
      CASE
        WHEN role = 'child' AND COALESCE(emancipated_on > closed_on, CAST(born_on + INTERVAL 18 YEAR AS DATE) > closed_on)
          THEN 1
      END
    ) AS minors,
    COUNT(
      CASE
        WHEN role = 'child' AND (paternity_on <= closed_on OR paternity_basis IN ('marital', 'adoption', 'parents_married'))
          THEN 1
      END
    ) AS fathered,
    COUNT(CASE WHEN role IN ('noncustodial', 'alleged_father') AND died_on <= closed_on THEN 1 END) AS dead,
    COUNT(CASE WHEN role IN ('noncustodial', 'alleged_father') AND died_on > closed_on THEN 1 END) AS died_later,
    COUNT(CASE WHEN role IN ('noncustodial', 'alleged_father') AND ssn IS NOT NULL THEN 1 END) AS numbered
  FROM member
  GROUP BY case_id
),
job AS (
  SELECT d.case_id, COUNT(*) AS jobs
  FROM closing AS d
  JOIN obligor_job AS j ON j.case_id = d.case_id AND d.closed_on BETWEEN j.from_on AND j.to_on
  GROUP BY d.case_id
),
done AS (
  SELECT
    d.case_id,
    MAX(CASE WHEN e.kind = 'closure_notice' THEN e.on_date END) AS notice_on,
    MAX(CASE WHEN e.kind = 'locate_needed' THEN e.on_date END) AS needed_on,
    MAX(CASE WHEN e.kind = 'located' THEN e.on_date END) AS found_on,
    COUNT(CASE WHEN e.kind = 'contact' THEN 1 END) AS contacts,
    COUNT(CASE WHEN e.kind = 'application' THEN 1 END) AS applications,
    COUNT(CASE WHEN e.kind = 'genetic_test' AND e.result IN :father_excluded THEN 1 END) AS exclusions
  FROM closing AS d
  JOIN case_event AS e ON e.case_id = d.case_id AND e.on_date BETWEEN d.opened_on - 30 AND d.closed_on
  GROUP BY d.case_id
),
answer AS (
  SELECT
    n.case_id,
    COUNT(CASE WHEN e.result IN :keeps_open THEN 1 END) AS keeping,
    COUNT(CASE WHEN e.result NOT IN :keeps_open AND e.result NOT IN :lets_close THEN 1 END) AS unclear
  FROM done AS n
  JOIN closing AS d ON d.case_id = n.case_id
  JOIN case_event AS e
    ON e.case_id = n.case_id AND e.kind = 'closure_response' AND e.on_date BETWEEN n.notice_on AND d.closed_on
  GROUP BY n.case_id
),
aid AS (
  SELECT
    d.case_id,
    COUNT(CASE WHEN a.program IN ('tanf', 'iv_e') THEN 1 END) AS assigned,
    COUNT(CASE WHEN a.program = 'medicaid' THEN 1 END) AS medicaid
  FROM closing AS d
  JOIN assisted AS a ON a.case_id = d.case_id AND d.closed_on BETWEEN a.from_on AND a.to_on
  GROUP BY d.case_id
),
partner AS (
  SELECT
    d.case_id,
    COUNT(CASE WHEN r.direction = 'responding' THEN 1 END) AS responding,
    COUNT(CASE WHEN r.direction = 'responding' AND r.closed_on <= d.closed_on THEN 1 END) AS ended,
    COUNT(CASE WHEN r.partner_kind = 'country' THEN 1 END) AS countries,
    COUNT(CASE WHEN r.partner_kind = 'tribe' THEN 1 END) AS tribes
  FROM closing AS d
  JOIN intergovernmental AS r ON r.case_id = d.case_id AND r.sent_on <= d.closed_on
  GROUP BY d.case_id
),
stance AS (
  SELECT
    d.case_id,
    COUNT(CASE WHEN k.kind = 'noncooperation' THEN 1 END) AS noncooperation,
    COUNT(CASE WHEN k.kind IN ('good_cause', 'best_interest') THEN 1 END) AS good_cause
  FROM closing AS d
  JOIN cooperation AS k
    ON k.case_id = d.case_id AND d.closed_on BETWEEN k.from_on AND COALESCE(k.to_on, DATE '9999-12-31')
  GROUP BY d.case_id
)
SELECT
  d.case_id, d.closed_on, COALESCE(d.closure_code, '') AS code, d.jurisdiction,
  COALESCE(o.orders, 0) AS orders,
  COALESCE(b.family, 0) AS family,
  COALESCE(b.family, 0) + COALESCE(b.state, 0) AS owed,
  COALESCE(b.state, 0) AS state,
  COALESCE(p.children, 0) AS children, COALESCE(p.ageless, 0) AS ageless, COALESCE(p.minors, 0) AS minors,
  COALESCE(p.fathered, 0) AS fathered, COALESCE(p.dead, 0) AS dead, COALESCE(p.died_later, 0) AS died_later,
  COALESCE(p.numbered, 0) AS numbered,
  COALESCE(j.jobs, 0) AS jobs,
  e.notice_on, e.needed_on, e.found_on,
  COALESCE(e.contacts, 0) AS contacts, COALESCE(e.applications, 0) AS applications,
  COALESCE(e.exclusions, 0) AS exclusions,
  COALESCE(w.keeping, 0) AS keeping, COALESCE(w.unclear, 0) AS unclear,
  COALESCE(a.assigned, 0) AS assigned, COALESCE(a.medicaid, 0) AS medicaid,
  COALESCE(q.responding, 0) AS responding, COALESCE(q.ended, 0) AS ended, COALESCE(q.countries, 0) AS countries,
  COALESCE(q.tribes, 0) AS tribes,
  COALESCE(s.noncooperation, 0) AS noncooperation, COALESCE(s.good_cause, 0) AS good_cause
FROM closing AS d
LEFT JOIN support AS o ON o.case_id = d.case_id
LEFT JOIN debt AS b ON b.case_id = d.case_id
LEFT JOIN people AS p ON p.case_id = d.case_id
LEFT JOIN job AS j ON j.case_id = d.case_id
LEFT JOIN done AS e ON e.case_id = d.case_id
LEFT JOIN answer AS w ON w.case_id = d.case_id
LEFT JOIN aid AS a ON a.case_id = d.case_id
LEFT JOIN partner AS q ON q.case_id = d.case_id
LEFT JOIN stance AS s ON s.case_id = d.case_id
