"""The rules by which two neighbours become one constituent. Each gives steps, and what the step costs is added."""
