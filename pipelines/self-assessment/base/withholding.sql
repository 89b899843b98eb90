-- id: withholding
-- title: Notices of income withholding sent to employers
-- citation: 45 CFR 303.100(e)
-- effective: 2017-

SELECT case_id, on_date
FROM case_event
WHERE kind = 'withholding_sent'
