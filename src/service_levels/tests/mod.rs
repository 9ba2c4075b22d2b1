mod clock;
mod generated;
mod ladder;
mod timers;
