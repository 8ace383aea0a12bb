-- Any number of further people, from account 5 on. Every value is a function of the account's number alone, so the
-- first n accounts are the same rows whatever the size, in any copy, on any machine.

-- A number from 0 to choices - 1 that looks random but always is the same for one account and one question. The hash is
-- the one that decides in which hash partition a row lies, so PostgreSQL cannot change it between versions.
CREATE FUNCTION pg_temp.pick(account bigint, question int, choices int) RETURNS int
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((hashint8extended(account, question) & 9223372036854775807) % choices)::int;

-- A moment in the 300 days after 1 January 2024, when these people opened their accounts.
CREATE FUNCTION pg_temp.opened(account bigint) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN timestamptz '2024-01-01 00:00:00+00' + pg_temp.pick(account, 12, 300 * 86400) * INTERVAL '1 second';

-- A moment after that, in the 700 days up to the end of September 2026.
CREATE FUNCTION pg_temp.moment(account bigint, question int) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN timestamptz '2024-10-28 00:00:00+00' + pg_temp.pick(account, question, 700 * 86400) * INTERVAL '1 second';

CREATE TEMP TABLE given_name (n int PRIMARY KEY, name text NOT NULL, latin text NOT NULL) ON COMMIT DROP;
INSERT INTO given_name VALUES
    (0, 'Olivia', 'olivia'), (1, 'George', 'george'), (2, 'Angharad', 'angharad'), (3, 'Ifan', 'ifan'),
    (4, 'Małgorzata', 'malgorzata'), (5, 'Paweł', 'pawel'), (6, 'فاطمة', 'fatima'), (7, 'يوسف', 'yusuf'),
    (8, 'Priya', 'priya'), (9, 'Kwame', 'kwame'), (10, 'Zoë', 'zoe'), (11, 'Llŷr', 'llyr'),
    (12, 'Niamh', 'niamh'), (13, 'Hamish', 'hamish'), (14, 'Chloe', 'chloe'), (15, 'Łukasz', 'lukasz'),
    (16, 'مريم', 'maryam'), (17, 'Mei', 'mei'), (18, 'José', 'jose'), (19, 'Elin', 'elin');

CREATE TEMP TABLE family_name (n int PRIMARY KEY, name text NOT NULL, latin text NOT NULL) ON COMMIT DROP;
INSERT INTO family_name VALUES
    (0, 'Turner', 'turner'), (1, 'Ap Gwilym', 'apgwilym'), (2, 'Nowak', 'nowak'), (3, 'Żółkiewski', 'zolkiewski'),
    (4, 'الحداد', 'alhaddad'), (5, 'O''Connor', 'oconnor'), (6, 'MacLeod', 'macleod'), (7, 'Patel', 'patel'),
    (8, 'Mensah', 'mensah'), (9, 'Fletcher', 'fletcher'), (10, 'Siôn', 'sion'), (11, 'García', 'garcia'),
    (12, 'Chen', 'chen'), (13, 'Whitmore-Jones', 'whitmorejones'), (14, 'Kowalczyk', 'kowalczyk'),
    (15, 'العلي', 'alali'), (16, 'Brontë', 'bronte'), (17, 'Thomas', 'thomas'), (18, 'Ng', 'ng'), (19, 'Lewis', 'lewis');

CREATE TEMP TABLE town (n int PRIMARY KEY, name text NOT NULL, area text NOT NULL) ON COMMIT DROP;
INSERT INTO town VALUES
    (0, 'Northwick', 'M99'), (1, 'Highgill', 'LS99'), (2, 'Aberfelin', 'CF99'), (3, 'Penmorfa', 'LL99'),
    (4, 'Westbridge', 'BS99'), (5, 'Southmere', 'SO99'), (6, 'Gloster', 'GL99'), (7, 'Glenmarra', 'EH99');

CREATE TEMP TABLE story (n int PRIMARY KEY, title text NOT NULL, body text NOT NULL, rating smallint NOT NULL) ON COMMIT DROP;
INSERT INTO story VALUES
    (0, 'Quick and friendly', 'I was served within minutes and everything was explained to me.', 5),
    (1, 'Nobody called back', 'I was promised a call on Monday. It is Thursday.', 2),
    (2, 'Charged twice', 'The same amount left my account twice and the shop says it is the bank.', 1),
    (3, 'A kind engineer', 'Ruth Barnaby stayed an hour longer to make it work. Please thank her.', 5),
    (4, 'Late again', 'The third delivery in a row that came a day late.', 2),
    (5, 'Fair exchange', 'The zip broke after a week and was exchanged without a receipt.', 4),
    (6, 'Confusing letter', 'I read the letter three times and still do not know what I owe.', 2),
    (7, 'Good value', 'It costs less than elsewhere and works as well.', 4),
    (8, 'Rude at the till', 'The assistant, Colin Stubbs, laughed when I asked for a bag.', 1),
    (9, 'As it should be', 'Ordered on Tuesday, here on Wednesday, nothing to add.', 4);

CREATE TEMP TABLE device (n int PRIMARY KEY, name text NOT NULL) ON COMMIT DROP;
INSERT INTO device VALUES (0, 'Phone, Android'), (1, 'Phone, iOS'), (2, 'Laptop, Firefox'), (3, 'Laptop, Chrome'), (4, 'Tablet, Safari');

INSERT INTO business (id, name, sector, contact_email, postal_address)
SELECT n, 'Example Trading ' || n, 'retail', 'care@trading-' || n || '.example', n || ' Market Square, Northwick M99 9ZZ'
FROM generate_series(9, 40) n;

-- The people to make, and how many experiences each has.
CREATE TEMP TABLE person ON COMMIT DROP AS
SELECT a AS id, pg_temp.pick(a, 1, 5) AS experiences
FROM generate_series(5, current_setting('sample.accounts')::bigint) a;
ANALYZE person;

INSERT INTO account (id, email, given_name, family_name, phone, address_line_1, town, postcode, date_of_birth, status, opened_at, closed_at)
SELECT p.id,
       g.latin || '.' || f.latin || '.' || p.id || '@example.' || (ARRAY['org', 'com', 'net'])[1 + pg_temp.pick(p.id, 4, 3)],
       g.name, f.name,
       CASE WHEN pg_temp.pick(p.id, 5, 4) > 0 THEN '07700 900' || 200 + pg_temp.pick(p.id, 6, 800) END,
       1 + pg_temp.pick(p.id, 7, 180) || ' Larch Avenue',
       t.name, t.area || ' ' || 1 + pg_temp.pick(p.id, 9, 9) || 'ZZ',
       DATE '1940-01-01' + pg_temp.pick(p.id, 10, 24000),
       (ARRAY['active', 'active', 'active', 'dormant', 'closed'])[1 + pg_temp.pick(p.id, 11, 5)],
       pg_temp.opened(p.id),
       CASE WHEN pg_temp.pick(p.id, 11, 5) = 4
           THEN pg_temp.opened(p.id) + INTERVAL '400 days' + pg_temp.pick(p.id, 14, 500) * INTERVAL '1 day' END
FROM person p
    JOIN given_name g ON g.n = pg_temp.pick(p.id, 2, 20)
    JOIN family_name f ON f.n = pg_temp.pick(p.id, 3, 20)
    JOIN town t ON t.n = pg_temp.pick(p.id, 8, 8)
ORDER BY p.id;

INSERT INTO account_segment (account_id, segment, engagement, computed_at)
SELECT id, (ARRAY['new', 'occasional', 'regular', 'champion', 'champion'])[1 + experiences],
       pg_temp.pick(id, 13, 10001) / 100.0, '2026-11-20 02:00:00+00'
FROM person ORDER BY id;

INSERT INTO experience (id, account_id, business_id, title, body, rating, branch, happened_on, submitted_at)
SELECT p.id * 100 + e, p.id, 1 + pg_temp.pick(p.id, 20 + e, 40), s.title, s.body, s.rating,
       CASE WHEN pg_temp.pick(p.id, 40 + e, 3) > 0 THEN t.name END,
       DATE '2025-01-01' + pg_temp.pick(p.id, 50 + e, 600),
       timestamptz '2025-01-02 09:00:00+00' + pg_temp.pick(p.id, 50 + e, 600) * INTERVAL '24 hours'
FROM person p
    CROSS JOIN LATERAL generate_series(0, p.experiences - 1) e
    JOIN story s ON s.n = pg_temp.pick(p.id, 30 + e, 10)
    JOIN town t ON t.n = pg_temp.pick(p.id, 60 + e, 8)
ORDER BY p.id, e;

INSERT INTO experience_picture (id, experience_id, file_name, media_type, content, uploaded_at)
SELECT id, id, 'picture.png', 'image/png', decode(current_setting('sample.picture'), 'base64'), submitted_at + INTERVAL '1 minute'
FROM experience WHERE account_id > 4 AND pg_temp.pick(id, 70, 10) = 0
ORDER BY id;

INSERT INTO experience_share (id, experience_id, business_id, sharing_terms_id, shared_fields, channel, shared_at)
SELECT id, id, business_id, 2, '{title,body,rating,email}', (ARRAY['email', 'portal'])[1 + pg_temp.pick(id, 71, 2)],
       submitted_at + INTERVAL '20 hours'
FROM experience WHERE account_id > 4 AND pg_temp.pick(id, 72, 2) = 0
ORDER BY id;

INSERT INTO consent (id, account_id, purpose, granted, wording, given_through, recorded_at)
SELECT p.id * 100 + c.n, p.id, c.purpose, pg_temp.pick(p.id, 80 + c.n, 4) > 0, c.wording, 'sign-up form', pg_temp.opened(p.id)
FROM person p CROSS JOIN (VALUES
    (0, 'sharing', 'Share my experiences with the businesses they are about when I press Send.'),
    (1, 'marketing', 'Send me news by email.')) c (n, purpose, wording)
ORDER BY p.id, c.n;

INSERT INTO marketing_preference (account_id, channel, wanted, changed_at)
SELECT id, 'email', pg_temp.pick(id, 81, 4) > 0, pg_temp.opened(id)
FROM person ORDER BY id;

INSERT INTO marketing_preference_change (id, account_id, channel, wanted, changed_by, staff_id, changed_at)
SELECT id * 100, id, 'email', pg_temp.pick(id, 81, 4) > 0, 'person', NULL, pg_temp.opened(id)
FROM person ORDER BY id;

INSERT INTO cookie (id, account_id, name, purpose, set_at, expires_at)
SELECT md5('cookie ' || p.id || ' ' || c.name)::uuid, p.id, c.name, c.purpose,
       pg_temp.moment(p.id, 90), pg_temp.moment(p.id, 90) + INTERVAL '365 days'
FROM person p CROSS JOIN (VALUES ('session', 'necessary'), ('visitor', 'analytics')) c (name, purpose)
ORDER BY p.id, c.name;

INSERT INTO site_visit (id, account_id, cookie_id, entry_page, referrer, device, ip_address, duration, visited_at)
SELECT p.id * 100 + v, p.id, md5('cookie ' || p.id || ' visitor')::uuid,
       (ARRAY['/', '/experiences/new', '/businesses', '/help'])[1 + pg_temp.pick(p.id, 100 + v, 4)],
       (ARRAY['search engine', NULL, 'newsletter'])[1 + pg_temp.pick(p.id, 110 + v, 3)],
       d.name, inet '203.0.113.0' + pg_temp.pick(p.id, 130, 256),
       pg_temp.pick(p.id, 140 + v, 1800) * INTERVAL '1 second', pg_temp.moment(p.id, 150 + v)
FROM person p
    CROSS JOIN LATERAL generate_series(0, pg_temp.pick(p.id, 99, 6) - 1) v
    JOIN device d ON d.n = pg_temp.pick(p.id, 120, 5)
ORDER BY p.id, v;

INSERT INTO support_message (id, account_id, experience_id, direction, staff_id, subject, body, sent_at)
SELECT p.id * 100 + m, p.id, CASE WHEN p.experiences > 0 THEN p.id * 100 END,
       CASE m WHEN 0 THEN 'from person' ELSE 'to person' END,
       CASE m WHEN 1 THEN 2 + pg_temp.pick(p.id, 161, 3) END,
       CASE m WHEN 0 THEN 'A question' ELSE 'Re: A question' END,
       CASE m WHEN 0 THEN 'How long does a business have to answer me?' ELSE 'Most answer within two weeks. We chase them after that.' END,
       timestamptz '2026-02-01 10:00:00+00' + pg_temp.pick(p.id, 162, 280) * INTERVAL '24 hours' + m * INTERVAL '3 hours'
FROM person p CROSS JOIN generate_series(0, 1) m
WHERE pg_temp.pick(p.id, 160, 3) = 0
ORDER BY p.id, m;

INSERT INTO login (id, account_id, succeeded, method, ip_address, device, logged_in_at)
SELECT p.id * 100 + l, p.id, pg_temp.pick(p.id, 171 + l, 12) > 0, (ARRAY['password', 'email link'])[1 + pg_temp.pick(p.id, 180 + l, 2)],
       inet '203.0.113.0' + pg_temp.pick(p.id, 130, 256), d.name, pg_temp.moment(p.id, 190 + l)
FROM person p
    CROSS JOIN LATERAL generate_series(0, pg_temp.pick(p.id, 170, 5)) l
    JOIN device d ON d.n = pg_temp.pick(p.id, 120, 5)
ORDER BY p.id, l;
