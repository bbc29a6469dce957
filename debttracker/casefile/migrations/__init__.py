"""The steps between versions: `vN` leads to version N, by statements in `vN_tables`; both are frozen."""
