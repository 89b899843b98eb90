-- Withholdings on the clock T-10: from the day on which the income became known
-- to the day of issue. What is due and was not issued is not done.
SELECT o.tracking_number AS subject, o.fein, o.employer_name AS employer, c.county,
  o.started_on, o.issued_on AS done_on, o.due_on
FROM issued_order AS o
LEFT JOIN cases AS c ON c.case_id = o.case_id
WHERE o.clock = 'T-10'
UNION ALL
SELECT d.case_id || ':' || d.person_id, d.fein, d.employer_name, d.county, d.started_on, CAST(NULL AS DATE), d.due_on
FROM due_order AS d
WHERE d.clock = 'T-10'
