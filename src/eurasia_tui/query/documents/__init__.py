"""Documents: the text of sources, who gave them, passages, concordance and quotations made of them."""
