-- Orders that were issued on the clock T-11: from the day on which the income became known to the day of issue.
SELECT tracking_number AS subject, o.fein, o.employer_name AS employer, c.county,
  known_on AS started_on, issued_on AS done_on, due_on
FROM issued_order AS o
LEFT JOIN cases AS c ON c.case_id = o.case_id
WHERE clock = 'T-11'
