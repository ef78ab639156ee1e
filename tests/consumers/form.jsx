// The form of a programme, filled in with the example.
import Form from '@rjsf/core';
import { customizeValidator } from '@rjsf/validator-ajv8';
import Ajv2020 from 'ajv/dist/2020';
import { createRoot } from 'react-dom/client';
import { useEffect } from 'react';

const validator = customizeValidator({ AjvClass: Ajv2020 });
const uiSchema = { $schema: { 'ui:widget': 'hidden' }, 'ui:submitButtonOptions': { submitText: 'Bewaren' } };

window.errors = [];
window.validate = (data) => validator.validateFormData(data, window.schema).errors.map((it) => it.stack);

function Page() {
  useEffect(() => {
    window.errors = window.validate(window.example);
    window.ready = true;
  }, []);
  return <Form schema={window.schema} uiSchema={uiSchema} validator={validator} formData={window.example} />;
}
createRoot(document.getElementById('form'), { onUncaughtError: (error) => { window.failed = String(error); } }).render(<Page />);
