//! The parts of the channels, rendered.
