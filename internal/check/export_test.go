package check

// Codes is how many codes there are, with that of nothing.
const Codes = Code(len(codes))
