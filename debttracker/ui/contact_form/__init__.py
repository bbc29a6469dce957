"""What stands behind the forms for contacts: typed times and lengths, questions, drafts. No widgets."""
