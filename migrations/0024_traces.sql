-- Traces: how a run searched, which words it found again, and what it sent to a model. They live as long as the run.

alter table runs
    -- The question as it was searched, where that was not the message as it stands: what the customer picked.
    add column searched text,
    -- The language in which it was searched; none where nothing was.
    add column language text,
    -- The sentence model that said what it means; none where its words alone were searched.
    add column searched_with text,
    -- What was sent to a language model, word for word; none where none was asked.
    add column prompt_rules text,
    add column prompt_data text,
    add constraint runs_prompt_is_whole check ((prompt_rules is null) = (prompt_data is null)),
    add constraint runs_prompt_is_bounded check (octet_length(prompt_rules) + octet_length(prompt_data) <= 65536);

-- Words of the question that stand in the passage, as they stand there.
alter table run_passages add column matched text[] not null default '{}';
