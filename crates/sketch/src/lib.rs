//! Words to pictures: the vocabulary, parts, colours and composition of the sketch generator.
