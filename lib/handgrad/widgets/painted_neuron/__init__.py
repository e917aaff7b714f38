"""PaintedNeuron: the weights of one neuron under the reader's brush."""
