-- Orders that were issued as e-IWO: from the day of issue to the receipt of the employer's first answer.
SELECT o.tracking_number AS subject, o.fein, o.employer_name AS employer, c.county,
  o.issued_on AS started_on, MIN(a.received_on) AS done_on, CAST(NULL AS DATE) AS due_on
FROM issued_order AS o
LEFT JOIN acknowledgment AS a ON a.tracking_number = o.tracking_number
LEFT JOIN cases AS c ON c.case_id = o.case_id
GROUP BY o.tracking_number, o.fein, o.employer_name, c.county, o.issued_on
