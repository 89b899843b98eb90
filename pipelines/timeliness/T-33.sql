-- National Medical Support Notices: from the entry of a hire whose employee owes health coverage in an open case to the
-- first notice noted on the case. Who the employee is, is told by SSN and last name. A hire that is reported again (SSN,
-- FEIN and day of hire agree) is one of each case, by the first report that asks for a notice.
SELECT n.transmission || ':' || CAST(n.source_line AS VARCHAR) || ':' || m.case_id AS subject, n.fein,
  n.employer_name AS employer, MIN(c.county) AS county, n.entered_on AS started_on, MIN(e.on_date) AS done_on,
  CAST(NULL AS DATE) AS due_on
FROM reported_hire AS n
JOIN person AS p ON p.ssn = n.ssn AND UPPER(p.last_name) = UPPER(n.last_name)
JOIN case_member AS m
  ON m.person_id = p.person_id AND m.role = 'noncustodial' AND m.from_on <= n.entered_on
  AND (m.to_on IS NULL OR m.to_on >= n.entered_on)
JOIN cases AS c ON c.case_id = m.case_id
JOIN case_period AS o
  ON o.case_id = m.case_id AND o.service = 'ivd' AND o.opened_on <= n.entered_on
  AND (o.closed_on IS NULL OR o.closed_on >= n.entered_on)
JOIN support_order AS s
  ON s.case_id = m.case_id AND s.established_on <= n.entered_on AND (s.ended_on IS NULL OR s.ended_on >= n.entered_on)
JOIN provision AS v
  ON v.sender = s.sender AND v.order_id = s.order_id AND v.kind = 'health_coverage' AND v.obligated = 'noncustodial'
  AND v.from_on <= n.entered_on AND (v.to_on IS NULL OR v.to_on >= n.entered_on)
LEFT JOIN event AS e ON e.case_id = m.case_id AND e.kind = 'nmsn_sent' AND e.on_date >= n.entered_on
GROUP BY
  n.transmission, n.source_line, m.case_id, n.fein, n.employer_name, n.entered_on, n.received_on, n.ssn, n.hired_on
QUALIFY n.fein IS NULL OR n.hired_on IS NULL OR ROW_NUMBER() OVER (
  PARTITION BY m.case_id, n.ssn, n.fein, n.hired_on
  ORDER BY n.entered_on, n.received_on, n.transmission, n.source_line
) = 1
