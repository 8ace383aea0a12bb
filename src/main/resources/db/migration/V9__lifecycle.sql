-- What decisions that move or end a request say beyond their code, and the rule that no refusal goes without reasons.

alter table decision
    add column ground       text,
    add column question     text,
    add column evidence     text,
    add column citation     text,
    add column fee          jsonb,
    add column effective_on date,
    -- whoever writes the row: UK GDPR Articles 12(4), 12(5), 12A and 15(3)
    add constraint decision_reasons check
        (code not in ('ask-evidence', 'not-verified', 'return', 'ask-clarification', 'extend', 'charge-fee', 'refuse', 'waived')
            or coalesce(length(trim(reasons)), 0) > 0),
    add constraint decision_ground check
        ((code in ('extend', 'charge-fee', 'refuse')) = (ground is not null)),
    add constraint decision_question check
        (code <> 'ask-clarification' or coalesce(length(trim(question)), 0) > 0),
    -- that a request is manifestly unfounded or excessive is for the company to show
    add constraint decision_evidence check
        (code <> 'refuse' or ground = 'exemption' or coalesce(length(trim(evidence)), 0) > 0),
    add constraint decision_fee check
        ((code = 'charge-fee') = (coalesce(jsonb_array_length(fee), 0) > 0)),
    add constraint decision_effective_on check
        (code not in ('paid', 'withdrawn') or effective_on is not null);
comment on column decision.ground is 'Code of the statutory ground';
comment on column decision.citation is 'Exemption relied on; null where there is none or naming it would defeat it';
comment on column decision.fee is 'Costs of a fee: what, basis, pence';
comment on column decision.effective_on is 'Day of the payment or of the withdrawal, in Europe/London';

create function refusal_must_be_agreed() returns trigger language plpgsql as $$
begin
    if not exists (
        select from decision refusal
        join decision agreement on agreement.request_id = refusal.request_id and agreement.id > refusal.id
        where refusal.request_id = new.request_id
          and refusal.kind = 'REVIEW' and refusal.code = 'refuse'
          and refusal.ground is not null and refusal.reasons is not null and refusal.confirmed_at is not null
          and agreement.kind = 'APPROVAL' and agreement.code = 'approve' and agreement.confirmed_at is not null
          and agreement.decided_by <> refusal.decided_by
    ) then
        raise exception 'no refusal without reasons and a second person''s agreement: request %', new.request_id;
    end if;
    return new;
end
$$;
create trigger refusal_must_be_agreed before insert on outgoing_message
    for each row when (new.purpose = 'refusal') execute function refusal_must_be_agreed();

-- duplicates and repeats
create index request_requester on request (upper(requester_address));
