"""How `kgbuild/lang/en/model` is made: corpus, train, export, evaluate. PyTorch is used here only."""
