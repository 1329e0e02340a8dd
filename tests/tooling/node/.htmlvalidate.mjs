export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Django names the field of a radio button in the label that holds it.
    "no-redundant-for": "off",
    // The menu is written twice, for telephones and for wide screens: one is never displayed. axe judges what is.
    "unique-landmark": "off",
    // Said again on purpose: Safari forgets that a list without bullets is one, the RGAA asks it of a captioned figure.
    "no-redundant-role": "off",
  },
};
