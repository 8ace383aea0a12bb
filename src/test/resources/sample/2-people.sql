-- What is the same in every copy of the sample: the businesses of the story, the staff, and four people.
-- Every person, business and address here is invented; numbers and domains are those reserved for fiction.
-- Rows of account a have ids from a * 100 on, so that an account's rows do not depend on how many others exist.

INSERT INTO business (id, name, sector, contact_email, postal_address, terms_url, privacy_notice_url) VALUES
    (1, 'Hafod Home Stores', 'retail', 'customer.care@hafod-home.example', '4 Mill Lane, Aberfelin CF99 1AA', 'https://www.hafod-home.example/terms', 'https://www.hafod-home.example/privacy'),
    (2, 'Severn Vale Rail', 'transport', 'feedback@severnvale-rail.example', 'Station Approach, Gloster GL99 2BB', 'https://www.severnvale-rail.example/terms', 'https://www.severnvale-rail.example/privacy'),
    (3, 'Brightwater Energy', 'utilities', 'care@brightwater.example', '90 Turbine Way, Easthaven EH99 3CC', 'https://www.brightwater.example/terms', 'https://www.brightwater.example/privacy'),
    (4, 'Lantern Broadband', 'telecoms', 'hello@lantern-broadband.example', '17 Signal House, Northwick M99 4DD', 'https://www.lantern-broadband.example/terms', 'https://www.lantern-broadband.example/privacy'),
    (5, 'The Copper Kettle', 'hospitality', 'office@copperkettle.example', '2 Harbour Street, Penmorfa LL99 5EE', NULL, NULL),
    (6, 'Oakfield Insurance', 'finance', 'service@oakfield.example', 'Oak Court, Westbridge BS99 6FF', 'https://www.oakfield.example/terms', 'https://www.oakfield.example/privacy'),
    (7, 'Pennine Parcels', 'delivery', 'help@pennine-parcels.example', 'Unit 8, Moor Road, Highgill LS99 7GG', 'https://www.pennine-parcels.example/terms', 'https://www.pennine-parcels.example/privacy'),
    (8, 'Marigold Pharmacy', 'retail', 'care@marigold.example', '31 High Street, Southmere SO99 8HH', 'https://www.marigold.example/terms', 'https://www.marigold.example/privacy');

INSERT INTO staff (id, name, work_email, team) VALUES
    (1, 'Dilys Morgan', 'dilys.morgan@customer-first.example', 'Support'),
    (2, 'Tomasz Zając', 'tomasz.zajac@customer-first.example', 'Support'),
    (3, 'Grace Adeyemi', 'grace.adeyemi@customer-first.example', 'Support'),
    (4, 'Harpreet Gill', 'harpreet.gill@customer-first.example', 'Community');

INSERT INTO sharing_terms (id, title, effective_from) VALUES
    (1, 'Sharing terms 2023', '2023-01-01'),
    (2, 'Sharing terms 2025', '2025-04-01');

INSERT INTO account (id, email, given_name, family_name, phone, address_line_1, address_line_2, town, postcode, date_of_birth, status, opened_at) VALUES
    (1, 'amelia.hart@example.org', 'Amelia', 'Hart', '07700 900101', 'Flat 2', '14 Larkspur Road', 'Northwick', 'M99 1AH', '1988-04-17', 'active', '2024-02-03 18:20:00+00'),
    (2, 'bartosz.wisniewski@example.com', 'Bartosz', 'Wiśniewski', '+44 7700 900102', '7 Canal Street', NULL, 'Highgill', 'LS99 2BW', '1979-11-30', 'active', '2024-05-11 08:05:00+00'),
    (3, 'sian.llewellyn@example.org', 'Siân', 'Llewellyn', '07700 900103', 'Tŷ Gwyn', 'Heol y Bont', 'Aberfelin', 'CF99 3SL', '1992-09-01', 'active', '2023-08-19 12:00:00+00'),
    (4, 'Sian.Llewellyn@Example.org', 'Siân', 'Llewellyn-Price', '07700 900104', '3 Chapel Terrace', NULL, 'Penmorfa', 'LL99 4SP', '1992-09-01', 'active', '2025-10-02 20:45:00+00');

INSERT INTO account_segment (account_id, segment, engagement, computed_at) VALUES
    (1, 'regular', 64.50, '2026-11-20 02:00:00+00'),
    (2, 'occasional', 21.25, '2026-11-20 02:00:00+00'),
    (3, 'champion', 91.00, '2026-11-20 02:00:00+00'),
    (4, 'new', 4.75, '2026-11-20 02:00:00+00');

INSERT INTO experience (id, account_id, business_id, title, body, rating, branch, happened_on, submitted_at, status) VALUES
    (100, 1, 1, 'Kettle replaced without fuss', E'The kettle I bought in March began to leak. I took it back with the receipt and was given a new one in five minutes.\nThank you to everyone at the returns desk.', 5, 'Northwick', '2026-04-11', '2026-04-11 17:42:00+00', 'published'),
    (101, 1, 2, 'Missed the last train', 'The 21:05 left early. The manager, Gareth Pugh, was rude to me on the platform and told me to find a taxi. I was left outside in the rain with my son for an hour.', 1, 'Gloster Central', '2026-05-29', '2026-05-30 07:15:00+00', 'resolved'),
    (102, 1, 1, 'Curtains the wrong colour', 'I ordered sea green and was sent grey. I have waited three weeks for someone to call me back.', 2, 'Online', '2026-07-02', '2026-07-24 19:03:00+00', 'published'),
    (103, 1, 3, 'Clear bill at last', 'The new bill says what I used and what I pay. I understood all of it.', 4, NULL, '2026-08-15', '2026-08-16 09:30:00+00', 'published'),
    (104, 1, 5, 'Cold soup', 'Twice now. I have not sent this one to anyone yet.', 2, 'Penmorfa', '2026-10-03', '2026-10-03 14:11:00+00', 'draft'),
    (200, 2, 4, 'Three days without a connection', 'My work stopped for three days. The engineer, a Mr Osei, was kind, the call centre was not.', 2, NULL, '2026-06-08', '2026-06-11 20:00:00+00', 'published'),
    (201, 2, 7, 'Parcel left in the rain', 'The parcel stood in the rain by the gate although I was at home.', 1, 'Highgill', '2026-09-21', '2026-09-21 18:30:00+00', 'published'),
    (300, 3, 6, 'Hawliad teg', 'Cefais ateb prydlon a chwrtais i fy hawliad. Diolch yn fawr.', 5, 'Westbridge', '2026-03-01', '2026-03-02 10:00:00+00', 'published');

-- The pictures' bytes are put in by SampleSystemOfRecord.
INSERT INTO experience_picture (id, experience_id, file_name, media_type, content, uploaded_at) VALUES
    (100, 100, 'receipt.png', 'image/png', decode(current_setting('sample.picture'), 'base64'), '2026-04-11 17:43:10+00'),
    (200, 201, 'parcel.png', 'image/png', decode(current_setting('sample.picture'), 'base64'), '2026-09-21 18:31:00+00');

INSERT INTO experience_share (id, experience_id, business_id, sharing_terms_id, shared_fields, channel, shared_at) VALUES
    (100, 100, 1, 2, '{title,body,rating,branch,pictures}', 'portal', '2026-04-12 06:00:00+00'),
    (101, 101, 2, 2, '{title,body,rating,branch,happened on,first name,email}', 'email', '2026-05-30 08:00:00+00'),
    (102, 102, 1, 2, '{title,body,rating,first name,email,phone}', 'email', '2026-07-25 06:00:00+00'),
    (200, 200, 4, 2, '{title,body,rating,email}', 'email', '2026-06-12 06:00:00+00'),
    (300, 300, 6, 2, '{title,body,rating}', 'portal', '2026-03-03 06:00:00+00');

INSERT INTO consent (id, account_id, purpose, granted, wording, given_through, recorded_at) VALUES
    (100, 1, 'sharing', true, 'Share my experiences with the businesses they are about when I press Send.', 'sign-up form', '2024-02-03 18:20:00+00'),
    (101, 1, 'analytics-cookies', true, 'Help us improve by counting visits.', 'cookie banner', '2024-02-03 18:18:30+00'),
    (102, 1, 'marketing', true, 'Send me news by email.', 'sign-up form', '2024-02-03 18:20:00+00'),
    (103, 1, 'marketing', false, 'Stop sending me news by email.', 'email', '2026-07-26 07:55:00+00'),
    (200, 2, 'sharing', true, 'Share my experiences with the businesses they are about when I press Send.', 'sign-up form', '2024-05-11 08:05:00+00'),
    (300, 3, 'sharing', true, 'Share my experiences with the businesses they are about when I press Send.', 'sign-up form', '2023-08-19 12:00:00+00'),
    (400, 4, 'sharing', false, 'Do not share my experiences.', 'account page', '2025-10-02 20:47:00+00');

INSERT INTO marketing_preference (account_id, channel, wanted, changed_at) VALUES
    (1, 'email', false, '2026-07-26 07:55:00+00'),
    (1, 'post', false, '2024-02-03 18:20:00+00'),
    (2, 'email', true, '2024-05-11 08:05:00+00'),
    (3, 'email', true, '2023-08-19 12:00:00+00'),
    (4, 'email', false, '2025-10-02 20:45:00+00');

INSERT INTO marketing_preference_change (id, account_id, channel, wanted, changed_by, staff_id, changed_at) VALUES
    (100, 1, 'email', true, 'person', NULL, '2024-02-03 18:20:00+00'),
    (101, 1, 'post', true, 'person', NULL, '2024-02-03 18:20:00+00'),
    (102, 1, 'post', false, 'person', NULL, '2024-02-03 18:24:00+00'),
    (103, 1, 'email', false, 'staff', 1, '2026-07-26 07:55:00+00'),
    (200, 2, 'email', true, 'person', NULL, '2024-05-11 08:05:00+00');

INSERT INTO cookie (id, account_id, name, purpose, set_at, expires_at) VALUES
    ('7d1f0c52-0a6e-4d39-9c0a-2f6f5a1b0001', 1, 'session', 'necessary', '2026-10-03 14:05:00+00', '2026-12-03 14:05:00+00'),
    ('7d1f0c52-0a6e-4d39-9c0a-2f6f5a1b0002', 1, 'visitor', 'analytics', '2024-02-03 18:18:30+00', '2027-02-03 18:18:30+00'),
    ('7d1f0c52-0a6e-4d39-9c0a-2f6f5a1b0003', 2, 'session', 'necessary', '2026-09-21 18:20:00+00', '2026-11-21 18:20:00+00');

INSERT INTO site_visit (id, account_id, cookie_id, entry_page, referrer, device, ip_address, duration, visited_at) VALUES
    (100, 1, '7d1f0c52-0a6e-4d39-9c0a-2f6f5a1b0002', '/businesses/hafod-home-stores', 'search engine', 'Phone, Android', '192.0.2.17', '00:06:12', '2026-04-11 17:38:00+00'),
    (101, 1, '7d1f0c52-0a6e-4d39-9c0a-2f6f5a1b0002', '/experiences/new', NULL, 'Phone, Android', '192.0.2.17', '00:11:40', '2026-05-30 07:04:00+00'),
    (102, 1, NULL, '/', NULL, 'Laptop, Firefox', '198.51.100.8', '00:01:05', '2026-07-24 18:59:00+00'),
    (103, 1, '7d1f0c52-0a6e-4d39-9c0a-2f6f5a1b0001', '/experiences/new', NULL, 'Laptop, Firefox', '198.51.100.8', '00:07:31', '2026-10-03 14:05:00+00'),
    (200, 2, '7d1f0c52-0a6e-4d39-9c0a-2f6f5a1b0003', '/experiences/new', NULL, 'Laptop, Chrome', '203.0.113.40', '00:04:02', '2026-09-21 18:20:00+00');

INSERT INTO support_message (id, account_id, experience_id, direction, staff_id, subject, body, sent_at) VALUES
    (100, 1, 101, 'from person', NULL, 'No answer from the railway', 'It is two weeks and nobody from Severn Vale Rail has replied to me. Can you ask them?', '2026-06-13 11:20:00+00'),
    (101, 1, 101, 'to person', 1, 'Re: No answer from the railway', 'Dear Amelia, I have written to their customer relations team today and will tell you what they say. Dilys', '2026-06-13 15:02:00+00'),
    (102, 1, 101, 'internal note', 1, 'Railway chased', 'Customer was patient on the phone but is upset about the child being left in the rain. Chased the railway, reply promised by Friday.', '2026-06-13 15:10:00+00'),
    (103, 1, NULL, 'from person', NULL, 'Please stop the news emails', 'I do not want the monthly news any more.', '2026-07-26 07:40:00+00'),
    (104, 1, NULL, 'to person', 1, 'Re: Please stop the news emails', 'Done, you will not get another one. Dilys', '2026-07-26 07:56:00+00'),
    (200, 2, 200, 'from person', NULL, 'Edit my text', 'I would like to correct a date in my text.', '2026-06-12 09:00:00+00'),
    (201, 2, 200, 'to person', 2, 'Re: Edit my text', 'Please use the pencil beside the date. Tomasz', '2026-06-12 10:30:00+00');

INSERT INTO login (id, account_id, succeeded, method, ip_address, device, logged_in_at) VALUES
    (100, 1, true, 'password', '192.0.2.17', 'Phone, Android', '2026-04-11 17:38:20+00'),
    (101, 1, true, 'password', '192.0.2.17', 'Phone, Android', '2026-05-30 07:04:30+00'),
    (102, 1, false, 'password', '198.51.100.8', 'Laptop, Firefox', '2026-07-24 18:58:02+00'),
    (103, 1, true, 'email link', '198.51.100.8', 'Laptop, Firefox', '2026-07-24 18:59:10+00'),
    (104, 1, true, 'password', '2001:db8::4a1', 'Laptop, Firefox', '2026-10-03 14:05:20+00'),
    (200, 2, true, 'password', '203.0.113.40', 'Laptop, Chrome', '2026-09-21 18:20:30+00'),
    (300, 3, true, 'email link', '203.0.113.77', 'Tablet, Safari', '2026-03-02 09:55:00+00'),
    (400, 4, true, 'password', '203.0.113.77', 'Tablet, Safari', '2025-10-02 20:44:00+00');
