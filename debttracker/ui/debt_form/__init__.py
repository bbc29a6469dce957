"""The form of a debt: fields by kind, odd values named, a preview while typing."""
